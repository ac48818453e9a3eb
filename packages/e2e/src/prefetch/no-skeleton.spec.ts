import { watchTexts } from "../frames";
import { expect, rows, settle, test } from "./fixtures";
import { restUntilPrewarmed } from "./ready";
import { ours } from "./techniques";

test("ours: after a rest on the link the click shows rows, without a skeleton before them", async ({ app, lab, page }) => {
  // What assistive technology hears of a table's skeleton.
  const seen = await watchTexts(page, ["Loading customers"]);
  for (const technique of ours[app.name]) {
    await lab.open();
    await restUntilPrewarmed(lab, technique);
    await lab.link(technique).click();
    await expect(rows(page)).toHaveCount(25);
  }
  expect([...seen]).toEqual([]);
});

test("without a rest on the link a static page shows its skeleton first", async ({ lab, page }) => {
  const seen = await watchTexts(page, ["Loading customers"]);
  await lab.open();
  await lab.link("Static page, query in the browser").click();
  await expect(rows(page)).toHaveCount(25);
  expect([...seen]).toEqual(["Loading customers"]);
});

test("ours: the page joins the link's subscription instead of a second one", async ({ app, lab, page }) => {
  for (const technique of ours[app.name]) {
    await lab.open();
    const { length } = lab.wire.subscriptions;
    await restUntilPrewarmed(lab, technique);
    await lab.link(technique).click();
    await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
    await settle(lab.wire);
    const own = lab.wire.subscriptions.slice(length).filter(({ path }) => path === "customers:page");
    expect(own, technique).toHaveLength(1);
  }
});
