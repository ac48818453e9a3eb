import { unauthenticatedRuns } from "../deployment";
import { newcomer } from "../people";
import { expect, rows, runs, settle, test } from "./fixtures";

test("no query runs unauthenticated: load, refresh, tab return, sign-out, change of user", async ({
  app,
  context,
  lab,
  page,
  slowDown,
}) => {
  await lab.open();
  const [technique = ""] = app.techniques.ours.slice(-1);
  await lab.link(technique).click();
  await expect(rows(page)).toHaveCount(25);

  await page.reload();
  await expect(rows(page)).toHaveCount(25);

  const otherTab = await context.newPage();
  await otherTab.goto("/");
  await otherTab.bringToFront();
  await page.bringToFront();
  await otherTab.close();
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();

  // Signs out with the pointer fresh from a link that prewarms.
  await page.getByRole("link", { name: "Back to the lab" }).click();
  await lab.link(technique).hover();
  await app.signOut(page);

  const person = newcomer();
  await slowDown(person);
  await app.startSession(page, person, "sign up");
  await page.goto("/prefetch");
  await lab.link(technique).hover();
  await settle(lab.wire);
  await lab.link(technique).click();
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();

  // Since the start: in all journeys until now, and as the apps' servers asked.
  expect(await runs(lab.person)).toBeGreaterThan(0);
  expect(await unauthenticatedRuns()).toEqual({});
});
