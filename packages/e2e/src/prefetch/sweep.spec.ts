import { executions } from "../deployment";
import { expect, expectUnchanged, LATENCY, test } from "./fixtures";

/** The least time between two prewarms, in ms (packages/convex-next/src/prewarmer.ts). */
const SPACING = 80;
/** How many links with intent Next prefetches at the same time (its segment-cache/scheduler.ts). */
const PREFETCHES = 12;

// All 230 rows are on the screen.
test.use({ viewport: { width: 1280, height: 17_000 } });

test("a pointer that sweeps 200 customers in a moment runs few queries", async ({ app, lab, page }) => {
  test.slow();
  await lab.elsewhere.addCustomers(200);
  await page.goto("/customers");
  const links = page.getByRole("table", { name: "Customers" }).getByRole("link");
  await expect(links).toHaveCount(230);
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expectUnchanged(runsOfOne);

  const before = await runsOfOne();
  const { length } = lab.wire.subscriptions;
  const elapsed = await links.evaluateAll(async (links) => {
    const start = performance.now();
    for (const link of links.slice(0, 200)) {
      // The events of a mouse, which the page's handlers for entering and leaving are made of.
      for (const type of ["pointerover", "mouseover", "pointerout", "mouseout"]) {
        link.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "mouse" }));
        if (type === "mouseover") await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    return performance.now() - start;
  });
  await expectUnchanged(runsOfOne);
  const prewarms = lab.wire.subscriptions.slice(length).filter((path) => path === "customers:get").length;
  expect(prewarms).toBeGreaterThan(0);
  // One at once, one for each turn since, one for the row where the pointer stopped.
  expect(prewarms).toBeLessThanOrEqual(elapsed / SPACING + 2);
  // Next asks the server for a row as well, where there is one; each answer takes as long as the deployment's.
  const prefetches = app.name === "app-clerk" ? PREFETCHES * (elapsed / LATENCY + 1) : 0;
  expect((await runsOfOne()) - before).toBeLessThanOrEqual(prewarms + prefetches);
});

/** How often a single customer was read. */
async function runsOfOne(): Promise<number> {
  return (await executions())["customers:get"]?.total ?? 0;
}
