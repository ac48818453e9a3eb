import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("a reload keeps the session", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);

  await page.reload();
  await expect(customerRow(page, customer)).toBeVisible();
  await app.expectSignedIn(page, alice);
});
