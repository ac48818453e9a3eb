import { expect, test } from "../fixtures";

test("the login form comes: the instance answers and allows this origin", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByLabel("Email address", { exact: true })).toBeVisible();
});
