import type { Page } from "@playwright/test";
import { appClerk, pagesAuth0 } from "../apps/both";
import { aCustomer, addCustomer, customerRow, openCustomer, removeCustomer } from "../customers";
import { runFunction } from "../deployment";
import { expect, test } from "../fixtures";
import { alice, bob } from "../people";

/** How many customers a page says there are; NaN where it says nothing. */
async function shownNumber(page: Page): Promise<number> {
  const texts = await page
    .getByRole("main")
    .getByText(/^[\d,]+ customers?$/)
    .allInnerTexts();
  return Number.parseInt((texts[0] ?? "").replaceAll(",", ""), 10);
}

for (const [here, there] of [
  [pagesAuth0, appClerk],
  [appClerk, pagesAuth0],
] as const) {
  test(`what is added and removed in ${here.name} is seen in ${there.name} at once, and counted`, async ({
    page,
    openBrowser,
  }) => {
    const customer = aCustomer();
    await here.signIn(page, alice);
    const otherPage = await openBrowser();
    await there.signIn(otherPage, alice);
    const token = await here.apiToken(page);
    // Other journeys change her customers, too: what counts is that all agree.
    const expectSameNumber = () =>
      expect(async () => {
        const number = await runFunction("query", "customers:count", {}, token);
        expect([await shownNumber(page), await shownNumber(otherPage)]).toEqual([number, number]);
      }).toPass();

    await addCustomer(page, customer);
    await expect(customerRow(otherPage, customer)).toBeVisible();
    await expectSameNumber();
    await openCustomer(page, customer);
    await removeCustomer(page);
    await expect(customerRow(otherPage, customer)).toHaveCount(0);
    await expectSameNumber();
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
