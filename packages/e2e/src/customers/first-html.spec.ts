import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";

test("one's customers are in the first HTML of their page, and nobody else's HTML has them", async ({
  app,
  openBrowser,
  page,
}) => {
  const customer = aCustomer();
  await app.signUp(page, newcomer());
  await haveCustomer(app, page, customer);
  const html = await (await page.request.get("/customers")).text();
  expect(html).toContain(customer.name);
  // A JSON web token begins so; none may be where a page's source is read.
  expect(html).not.toMatch(/eyJ[\w-]+\.eyJ/);

  const stranger = await openBrowser();
  expect(await (await stranger.request.get("/customers")).text()).not.toContain(customer.name);
  await stranger.goto("/customers");
  await app.expectSignInPrompt(stranger);
});

test("without JavaScript the rows are there all the same", async ({ app, openWithoutJavaScript, page }) => {
  const customer = aCustomer();
  await app.signUp(page, newcomer());
  await haveCustomer(app, page, customer);
  const plain = await openWithoutJavaScript();
  await plain.goto("/customers");
  await expect(customerRow(plain, customer)).toBeVisible();
  await expect(plain.getByText("Loading customers")).toHaveCount(0);
});
