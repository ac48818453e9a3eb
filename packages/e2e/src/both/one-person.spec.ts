import { appClerk, pagesAuth0 } from "../apps/both";
import { expect, test } from "../fixtures";
import { alice, bob } from "../people";

test("one person's logins to both apps are on the account page, and the current one is marked", async ({
  page,
  openBrowser,
}) => {
  const otherPage = await openBrowser();
  await pagesAuth0.signIn(page, alice);
  await appClerk.signIn(otherPage, alice);
  for (const { at, current, other } of [
    { at: page, current: pagesAuth0, other: appClerk },
    { at: otherPage, current: appClerk, other: pagesAuth0 },
  ]) {
    await at.goto(`${current.url}/account`);
    const login = ({ provider }: { provider: string }) =>
      at.getByRole("article", { name: `${provider}, ${alice.email}` });
    await expect(login(current)).toContainText("This session");
    await expect(login(other)).toBeVisible();
    await expect(login(other)).not.toContainText("This session");
  }
});

test("two people are signed in to the two apps of one browser", async ({ page, context }) => {
  const otherTab = await context.newPage();
  await pagesAuth0.signIn(page, alice);
  await appClerk.signIn(otherTab, bob);
  await page.goto(`${pagesAuth0.url}/account`);
  await expect(page.getByRole("article", { name: `Auth0, ${alice.email}` })).toBeVisible();
  await otherTab.goto(`${appClerk.url}/account`);
  await expect(otherTab.getByRole("article", { name: `Clerk, ${bob.email}` })).toBeVisible();
});
