import { aCustomer, haveCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test.use({ usesLoginPages: true });

test("signing in leads to one's customers", async ({ page, app }) => {
  await app.signIn(page, alice);
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
});

test("a wrong password is refused, and the address is kept", async ({ page, app, problems }) => {
  problems.expect(/status of 4\d\d/);
  await page.goto("/");
  await app.openLogin(page);
  await app.login(page, { email: alice.email, password: "not-her-password" });
  await app.expectLoginRefused(page, alice.email);
});

for (const { path, heading } of [
  { path: "/customers", heading: "Customers" },
  { path: "/customers/new", heading: "Add customer" },
  { path: "/account", heading: "Account" },
]) {
  test(`${path} asks to sign in, and comes back after it`, async ({ page, app }) => {
    await page.goto(path);
    await app.expectSignInPrompt(page);
    await app.loginFromPrompt(page);
    await app.login(page, alice);
    await expect(page).toHaveURL(path);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  });
}

test("a customer's address asks to sign in, and comes back to the customer", async ({
  page,
  app,
  openBrowser,
}) => {
  const customer = aCustomer();
  const otherPage = await openBrowser();
  await app.signIn(otherPage, alice);
  await haveCustomer(app, otherPage, customer);
  const path = await openCustomer(otherPage, customer);

  await page.goto(path);
  await app.expectSignInPrompt(page);
  await app.loginFromPrompt(page);
  await app.login(page, alice);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
});
