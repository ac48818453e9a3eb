import { expect, restUntilPrewarmed, rows, settle, test } from "../fixtures";
import { dissect, type Anatomy } from "./timeline";

/** Clicks per technique. */
const ROUNDS = 10;

/** What the browser did between a click and the first frame with rows, when both page and rows were there. */
test("anatomy of a click", async ({ app, browser, lab, page }, testInfo) => {
  test.setTimeout(10 * 60_000);
  const clicks: Anatomy[] = [];
  await lab.open();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const technique of app.techniques.ours) {
      await restUntilPrewarmed(lab, technique);
      await browser.startTracing(page, { categories: ["devtools.timeline", "blink.user_timing"] });
      await lab.link(technique).click();
      await expect(rows(page)).toHaveCount(25);
      await expect(lab.result).toContainText(/: \d+ ms/);
      const trace = await browser.stopTracing();
      clicks.push(dissect(technique, trace.toString()));
      await settle(lab.wire);
      await page.goBack();
      await expect(lab.link(technique)).toBeVisible();
      // Away from all links.
      await page.mouse.move(0, 0);
      await settle(lab.wire);
    }
  }
  await testInfo.attach("anatomy", {
    body: JSON.stringify({ app: app.name, clicks }),
    contentType: "application/json",
  });
});
