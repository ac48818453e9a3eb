import { aCustomer, addCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { expectAccessible } from "./axe";

// As for people who have not asked for less: what moves must have come to rest before colours are judged.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("home", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("sign in", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("the identity provider's login", async ({ page, app }) => {
  await page.goto("/");
  await app.openLogin(page);
  await expectAccessible(page);
});

test("not found", async ({ page, problems }) => {
  problems.expect(/status of 404/);
  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("no customers yet", async ({ page, app }) => {
  await app.signUp(page, newcomer());
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await expectAccessible(page);
});

test("customers, and the message about a new one", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  // A message under the pointer stays.
  const message = page.getByText(`${customer.name} added`);
  await Promise.all([message.hover(), addCustomer(page, customer)]);
  await expectAccessible(page);
});

test("a customer, and the question before removing it", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await addCustomer(page, customer);
  await page.goto(await openCustomer(page, customer));
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page);
});

test("a new customer, with values that were refused", async ({ page, app }) => {
  await app.signIn(page, alice);
  await page.getByRole("link", { name: "Add customer" }).click();
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.getByLabel("Name")).toBeFocused();
  await expectAccessible(page);
});

test("account", async ({ page, app }) => {
  await app.signIn(page, alice);
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Logins" })).toBeVisible();
  await expectAccessible(page);
});
