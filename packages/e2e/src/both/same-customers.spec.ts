import { appClerk, pagesAuth0 } from "../apps/both";
import { aCustomer, addCustomer, customerRow, openCustomer, removeCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice, bob } from "../people";

for (const [here, there] of [
  [pagesAuth0, appClerk],
  [appClerk, pagesAuth0],
] as const) {
  test(`what is added and removed in ${here.name} is seen in ${there.name} at once`, async ({
    page,
    openBrowser,
  }) => {
    const customer = aCustomer();
    await here.signIn(page, alice);
    const otherPage = await openBrowser();
    await there.signIn(otherPage, alice);

    await addCustomer(page, customer);
    await expect(customerRow(otherPage, customer)).toBeVisible();
    await openCustomer(page, customer);
    await removeCustomer(page);
    await expect(customerRow(otherPage, customer)).toHaveCount(0);
  });

  test(`what one person adds in ${here.name} is not another's in ${there.name}`, async ({
    page,
    openBrowser,
  }) => {
    const alices = aCustomer("Alice's");
    const bobs = aCustomer("Bob's");
    await here.signIn(page, alice);
    const bobsPage = await openBrowser();
    await there.signIn(bobsPage, bob);

    await addCustomer(page, alices);
    // A later change that did arrive shows that the earlier one would have.
    await addCustomer(bobsPage, bobs);
    await expect(customerRow(bobsPage, alices)).toHaveCount(0);
  });
}
