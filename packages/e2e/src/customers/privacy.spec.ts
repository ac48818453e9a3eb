import { aCustomer, customerRow, haveCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice, bob } from "../people";

test("nobody sees another's customers in the list", async ({ page, app, openBrowser }) => {
  const bobs = aCustomer("Bob's");
  const alices = aCustomer("Alice's");
  const bobsPage = await openBrowser();
  await app.signIn(bobsPage, bob);
  await app.signIn(page, alice);
  await haveCustomer(app, bobsPage, bobs);
  // A later change that did arrive shows that the earlier one would have.
  await haveCustomer(app, page, alices);
  await expect(customerRow(page, bobs)).toHaveCount(0);

  await page.reload();
  await expect(customerRow(page, alices)).toBeVisible();
  await expect(customerRow(page, bobs)).toHaveCount(0);
});

test("the address of another's customer shows nothing of it", async ({
  page,
  app,
  openBrowser,
  problems,
}) => {
  // A server that knows whose customer it is answers 404, and the browser says so on its console.
  problems.expect(/status of 404/);
  const bobs = aCustomer("Bob's");
  const bobsPage = await openBrowser();
  await app.signIn(bobsPage, bob);
  await haveCustomer(app, bobsPage, bobs);
  const path = await openCustomer(bobsPage, bobs);

  await app.startSession(page, alice, "sign in");
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: "No such customer" })).toBeVisible();
  expect(await page.content()).not.toContain(bobs.name);
});
