import { executions } from "../deployment";
import { expect, expectUnchanged, test } from "./fixtures";

/** The least time between two prewarms, in ms (packages/convex-next/src/prewarmer.ts). */
const SPACING = 80;

// All 230 rows are on the screen, so that the pointer meets them and not the edge.
test.use({ viewport: { width: 1280, height: 17_000 } });

test("a pointer that sweeps 200 customers runs few queries", async ({ lab, page }) => {
  await lab.elsewhere.addCustomers(200);
  await page.goto("/customers");
  const names = page.getByRole("table", { name: "Customers" }).getByRole("rowheader");
  await expect(names).toHaveCount(230);
  const first = await names.first().boundingBox();
  const last = await names.nth(199).boundingBox();
  if (!first || !last) throw new Error("The rows are not on the screen.");
  await page.mouse.move(first.x + 200, first.y - 10);
  await expectUnchanged(runsOfOne);

  const before = await runsOfOne();
  const start = performance.now();
  await page.mouse.move(last.x + 200, last.y + 10, { steps: 600 });
  const elapsed = performance.now() - start;
  await page.mouse.move(10, last.y);
  await expectUnchanged(runsOfOne);
  // One at once, one for each turn since, one for the row where the pointer stopped.
  expect((await runsOfOne()) - before).toBeLessThanOrEqual(elapsed / SPACING + 2);
});

/** How often a single customer was read. */
async function runsOfOne(): Promise<number> {
  return (await executions())["customers:get"]?.total ?? 0;
}
