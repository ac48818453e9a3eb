import { executions } from "../deployment";
import { newcomer } from "../people";
import { expectUnchanged } from "../unchanged";
import { Elsewhere } from "./elsewhere";
import { expect, test } from "./fixtures";
import { listen } from "./wire";

/** The least time between two prewarms, in ms (packages/convex-next/src/prewarmer.ts). */
const SPACING = 80;

test("a pointer that sweeps 200 customers in a moment runs few queries", async ({ app, page, slowDown }) => {
  test.slow();
  const person = newcomer();
  await slowDown(person);
  const wire = listen(page);
  await app.signUp(page, person);
  /** How often a single customer was read. */
  const runsOfOne = async () => (await executions(person.email))["customers:get"]?.total ?? 0;
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await new Elsewhere(wire).addCustomers(230);
  // All 230 rows are on the screen.
  await page.setViewportSize({ width: 1280, height: 17_000 });
  await page.goto("/customers");
  const links = page.getByRole("table", { name: "Customers" }).getByRole("link");
  await expect(links).toHaveCount(230);
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expectUnchanged(runsOfOne);

  const before = await runsOfOne();
  const { length } = wire.subscriptions;
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
  const prewarms = wire.subscriptions.slice(length).filter((path) => path === "customers:get").length;
  expect(prewarms).toBeGreaterThan(0);
  // One at once, one for each turn since, one for the row where the pointer stopped.
  expect(prewarms).toBeLessThanOrEqual(elapsed / SPACING + 2);
  // Where a row has a server part, Next asks for it in the same turns.
  expect((await runsOfOne()) - before).toBeLessThanOrEqual(prewarms * app.techniques.runsPerTurn);
});
