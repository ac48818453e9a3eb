import { aCustomer, addCustomer, customerRow } from "../customers";
import { expect, test } from "../fixtures";
import { watchTexts } from "../frames";
import { alice, bob } from "../people";

test("after a change of user in a tab no frame shows the first one's customers", async ({ page, app }) => {
  const alices = aCustomer("Alice's");
  const bobs = aCustomer("Bob's");
  await app.signIn(page, alice);
  // The message has a journey of its own, below. It may come later than the row.
  const message = page.getByText(`${alices.name} added`);
  await Promise.all([expect(message).toBeVisible(), addCustomer(page, alices)]);
  await expect(message).toHaveCount(0);
  await app.signOut(page);

  const seen = await watchTexts(page, [alices.name, bobs.name]);
  await app.openLogin(page);
  await app.login(page, bob);
  await expect(page).toHaveURL("/customers");
  await addCustomer(page, bobs);
  await page.getByRole("link", { name: "Account" }).click();
  await expect(page.getByRole("article", { name: `${app.provider}, ${bob.email}` })).toBeVisible();
  await page.getByRole("link", { name: "Customers" }).click();
  await expect(customerRow(page, bobs)).toBeVisible();

  expect([...seen]).toEqual([bobs.name]);
});

test("a message about one's customer goes with the session", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  const message = page.getByText(`${customer.name} added`);
  // The hotkey of the messages keeps them, so that this one does not go by itself.
  const keep = async () => {
    await expect(message).toBeVisible();
    await page.keyboard.press("Alt+T");
  };
  await Promise.all([keep(), addCustomer(page, customer)]);
  await expect(message).toBeVisible();

  await app.signOut(page);
  await expect(page.getByText(customer.name)).toHaveCount(0);
});
