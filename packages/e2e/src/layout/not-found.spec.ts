import { expect, test } from "../fixtures";

test("an address without a page answers 404 and leads home", async ({ page, problems }) => {
  problems.expect(/status of 404/);
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Home" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1, name: "Your customers, in one place" })).toBeVisible();
});
