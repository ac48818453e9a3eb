import { expect, test } from "../fixtures";
import { expectPictures } from "./picture";

test.use({ bypassCSP: true });

test("pictures: signed out", async ({ page, app, problems }, info) => {
  test.setTimeout(900_000);
  problems.expect(/status of 404/);

  await page.goto("/");
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expectPictures(page, "home", info);

  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
  await expectPictures(page, "no-such-page", info, { alike: true });

  for (const path of ["client", "static", "server", "preloaded"]) {
    await page.goto(`/rendering/${path}`);
    await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
    await expectPictures(page, `rendering-${path}-signed-out`, info, { brief: true });
  }

  await page.goto("/customers");
  await app.expectSignInPrompt(page);
  // Where the login form is the app's own, both this and the form are /sign-in, which has its own picture.
  if (!app.loginFields) await expectPictures(page, "customers-signed-out", info);

  await page.goto("/prefetch");
  await expect(page.getByRole("heading", { name: "Sign in to continue" })).toBeVisible();
  await expectPictures(page, "prefetch-signed-out", info);
});

test("pictures: sign in and sign up", async ({ page, app }, info) => {
  test.setTimeout(900_000);
  await page.goto("/sign-up");
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  if (app.loginFields) await expect(app.loginFields(page).password).toBeVisible();
  await expectPictures(page, "sign-up", info);

  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (app.loginFields) await expect(app.loginFields(page).email).toBeVisible();
  await expectPictures(page, "sign-in", info);

  if (app.loginFields) return;
  await page.goto("/");
  await app.openLogin(page);
  await expectPictures(page, "login", info);
});
