import { watchTexts } from "../frames";
import { expect, restUntilPrewarmed, rows, settle, test } from "./fixtures";

/** What assistive technology hears of a table's skeleton. */
const SKELETON = "Loading customers";

test("ours: after a rest on the link the click shows rows, and no skeleton before them", async ({
  app,
  lab,
  page,
}) => {
  await lab.open();
  const seen = await watchTexts(page, [SKELETON]);
  for (const technique of app.techniques.ours) {
    await lab.open();
    await restUntilPrewarmed(lab, technique);
    await lab.link(technique).click();
    await expect(rows(page)).toHaveCount(25);
  }
  expect([...seen]).toEqual([]);
});

test("kept ready: a click by somebody who has only just arrived shows rows, and no skeleton before them", async ({
  lab,
  page,
}) => {
  await lab.open();
  const seen = await watchTexts(page, [SKELETON]);
  await lab.open();
  await lab.link("Kept ready (ours)").click();
  await expect(rows(page)).toHaveCount(25);
  expect([...seen]).toEqual([]);
});

test("without a prewarm a static page shows its skeleton first", async ({ lab, page }) => {
  await lab.open();
  const seen = await watchTexts(page, [SKELETON]);
  await lab.link("Static page, query in browser").click();
  await expect(rows(page)).toHaveCount(25);
  expect([...seen]).toEqual([SKELETON]);
});

test("ours: the page joins the link's subscription and makes no second one", async ({ app, lab, page }) => {
  for (const technique of app.techniques.ours) {
    await lab.open();
    const { length } = lab.wire.subscriptions;
    await restUntilPrewarmed(lab, technique);
    await lab.link(technique).click();
    await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
    await settle(lab.wire);
    const own = lab.wire.subscriptions.slice(length).filter((path) => path === "customers:page");
    expect(own, technique).toHaveLength(1);
  }
});
