import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("after signing out the back button does not bring one's customers back", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);

  await app.signOut(page);
  await expect(customerRow(page, customer)).toHaveCount(0);

  await page.goBack();
  await app.expectSignInPrompt(page);
  await expect(page.getByText(customer.name)).toHaveCount(0);
});

test("signing out in one tab signs out the other", async ({ page, context, app }) => {
  await app.signIn(page, alice);
  const otherTab = await context.newPage();
  await otherTab.goto("/customers");
  await app.expectSignedIn(otherTab, alice);

  await app.signOut(page);
  await app.expectSignInPrompt(otherTab);
});
