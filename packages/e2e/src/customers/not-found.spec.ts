import { aCustomer, haveCustomer, openCustomer, removeCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

// A server that knows the customer is gone answers 404, and the browser says so on its console.
const NOT_FOUND = /status of 404/;

test("a removed customer's address says that it is gone, and leads back", async ({ page, app, problems }) => {
  problems.expect(NOT_FOUND);
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const path = await openCustomer(page, customer);
  await removeCustomer(page);

  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: "No such customer" })).toBeVisible();
  await page.getByRole("link", { name: "Back to customers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
});

test("an address that nobody gave out says the same", async ({ page, app, problems }) => {
  problems.expect(NOT_FOUND);
  await app.startSession(page, alice, "sign in");
  await page.goto("/customers/nonsense");
  await expect(page.getByRole("heading", { level: 1, name: "No such customer" })).toBeVisible();
});
