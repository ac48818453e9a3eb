import type { Locator } from "@playwright/test";
import { appClerk, pagesAuth0 } from "../apps/both";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** Where an element's middle is, from the top of the page. */
async function middleOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box ? box.y + box.height / 2 : Number.NaN;
}

test("the account's avatar stands in the middle of the header in both apps", async ({
  page,
  openBrowser,
}) => {
  await pagesAuth0.signIn(page, alice);
  const other = await openBrowser();
  await appClerk.signIn(other, alice);
  const auth0 = await middleOf(page.getByLabel(`Account: ${alice.name}`));
  const clerk = await middleOf(other.getByLabel(`Account: ${alice.name}`));
  expect(Math.abs(auth0 - clerk)).toBeLessThanOrEqual(0.5);
});
