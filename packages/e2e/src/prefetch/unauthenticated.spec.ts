import { executions } from "../deployment";
import { newcomer } from "../people";
import { expect, rows, settle, test } from "./fixtures";
import { ours } from "./techniques";

test("no query runs unauthenticated: load, refresh, tab return, sign-out, change of user", async ({
  app,
  context,
  lab,
  page,
}) => {
  await lab.open();
  const [technique = ""] = ours[app.name].slice(-1);
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

  await app.signUp(page, newcomer());
  await page.goto("/prefetch");
  await lab.link(technique).hover();
  await settle(lab.wire);
  await lab.link(technique).click();
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();

  // Since the start: in all journeys before this one, and as the apps' servers asked.
  const personal = Object.entries(await executions()).filter(([path]) => /^(?:customers|users):/.test(path));
  expect(personal.map(([path]) => path)).toContain("customers:page");
  expect(personal.filter(([, { unauthenticated }]) => unauthenticated > 0)).toEqual([]);
});
