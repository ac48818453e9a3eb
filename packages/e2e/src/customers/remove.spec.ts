import { aCustomer, customerRow, haveCustomer, openCustomer, removeCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("a removed customer is gone from the table", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await openCustomer(page, customer);

  await Promise.all([expect(page.getByText(`${customer.name} removed`)).toBeVisible(), removeCustomer(page)]);
  await expect(customerRow(page, customer)).toHaveCount(0);
});

test("removing can be called off", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await openCustomer(page, customer);

  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
});
