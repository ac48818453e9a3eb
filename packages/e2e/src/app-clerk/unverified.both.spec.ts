import { pagesAuth0 } from "../apps/pages-auth0";
import { aCustomer, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";

test("an unverified address never joins the account of whoever has verified it", async ({
  page,
  app,
  openBrowser,
}) => {
  // The tenant lets people in before they have verified their address.
  const mallory = newcomer();
  const mallorys = await openBrowser();
  await pagesAuth0.signUp(mallorys, mallory);
  await haveCustomer(pagesAuth0, mallorys, aCustomer("Mallory's"));

  // Clerk asks for the code first: this address is verified.
  await app.signUp(page, mallory);
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article", { name: `Clerk, ${mallory.email}` })).toContainText("This session");
  await mallorys.goto(`${pagesAuth0.url}/account`);
  await expect(mallorys.getByRole("article")).toHaveCount(1);
});

test("one person's two logins are one user: both are listed, and the customers are the same", async ({
  page,
  app,
  openBrowser,
}) => {
  const customer = aCustomer();
  const other = await openBrowser();
  await pagesAuth0.signIn(other, alice);
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await expect(other.getByRole("link", { name: customer.name })).toBeVisible();
  for (const [at, url] of [
    [page, app.url],
    [other, pagesAuth0.url],
  ] as const) {
    await at.goto(`${url}/account`);
    for (const provider of ["Auth0", "Clerk"])
      await expect(at.getByRole("article", { name: `${provider}, ${alice.email}` })).toBeVisible();
  }
});
