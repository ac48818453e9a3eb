import { api } from "@repo/convex-backend/api";
import { executions } from "../deployment";
import { elsewhere } from "./elsewhere";
import { expect, settle, test } from "./fixtures";

/** The least time between two prewarms, in ms (packages/convex-next/src/prewarmer.ts). */
const SPACING = 80;

test.use({ viewport: { width: 1280, height: 17_000 } });

test("a pointer that sweeps 200 customers runs few queries", async ({ lab, page }) => {
  await (await elsewhere(lab.wire)).mutation(api.customers.addSamples, { count: 200 });
  await page.goto("/customers");
  const list = page.getByRole("table", { name: "Customers" });
  await expect(list.getByRole("rowheader")).toHaveCount(230);
  const [first, last] = [await list.getByRole("rowheader").first().boundingBox(), await list.getByRole("rowheader").nth(199).boundingBox()];
  if (!first || !last) throw new Error("The rows are not on the screen.");
  await settle(lab.wire);

  const before = await getRuns();
  await page.mouse.move(first.x + 100, first.y - 20);
  const start = performance.now();
  await page.mouse.move(last.x + 100, last.y + 10, { steps: 400 });
  const elapsed = performance.now() - start;
  await page.mouse.move(last.x + 100, first.y - 200);
  let previous = -1;
  await expect
    .poll(async () => {
      const now = await getRuns();
      const isQuiet = now === previous;
      previous = now;
      return isQuiet;
    })
    .toBe(true);
  // One at once, one for each turn, one for where the pointer stopped.
  expect((await getRuns()) - before).toBeLessThanOrEqual(elapsed / SPACING + 2);
});

async function getRuns(): Promise<number> {
  return (await executions())["customers:get"]?.total ?? 0;
}
