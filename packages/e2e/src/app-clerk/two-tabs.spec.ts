import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test.use({ usesLoginPages: true });

const emailField = (page: Page) => page.getByLabel("Email address", { exact: true });
const passwordField = (page: Page) => page.getByLabel("Password", { exact: true });
const goOn = (page: Page) => page.getByRole("button", { name: "Continue", exact: true }).click();

test("sign-in is open in two tabs, one signs in: Continue in the other goes on as the same person", async ({
  page,
  context,
  app,
  problems,
}) => {
  // The instance says that this browser is signed in already.
  problems.expect(/status of 400/);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto("/");
    await app.openLogin(tab);
  }
  await app.login(page, alice);
  await expect(page).toHaveURL("/customers");

  await emailField(other).fill(alice.email);
  await goOn(other);
  await expect(other).toHaveURL("/customers");
  await app.expectSignedIn(other, alice);
});

test("the same one step later: Continue under the password says that one is signed in", async ({
  page,
  context,
  app,
  problems,
}) => {
  problems.expect(/status of 400/);
  const other = await context.newPage();
  await other.goto("/");
  await app.openLogin(other);
  await emailField(other).fill(alice.email);
  await goOn(other);
  await passwordField(other).fill(alice.password);
  await app.signIn(page, alice);

  await goOn(other);
  await expect(other.getByText("You're already signed in.")).toBeVisible();
});
