import { aCustomer, haveCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** As little as a page must do without sideways scrolling (WCAG 1.4.10): 1280 pixels at 400 %. */
const WIDTH = 320;

test.use({ viewport: { width: WIDTH, height: 740 } });

for (const { path, heading } of [
  { path: "/", heading: "Your customers, in one place" },
  { path: "/sign-in", heading: /^Sign in to/ },
  { path: "/no-such-page", heading: "There is no such page" },
]) {
  test(`${path} fits a narrow screen`, async ({ page, problems }) => {
    problems.expect(/status of 404 .*no-such-page/);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(WIDTH);
  });
}

test("the pages behind the login fit a narrow screen, with a name that has no spaces", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  customer.name = customer.name.replaceAll(" ", "").repeat(4);
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const path = await openCustomer(page, customer);
  for (const { at, heading } of [
    { at: path, heading: customer.name },
    { at: "/customers", heading: "Customers" },
    { at: "/customers/new", heading: "Add customer" },
    { at: "/account", heading: "Account" },
  ]) {
    await page.goto(at);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width, `width of ${at}`).toBe(WIDTH);
  }
});
