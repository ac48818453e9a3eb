import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";

test("sign-out ends the session at Clerk: cookies that were saved before renew nothing", async ({
  page,
  context,
  openBrowser,
  app,
  problems,
}) => {
  // The instance says that there is no such session any more.
  problems.expect(/status of 40\d/);
  const customer = aCustomer();
  await app.signUp(page, newcomer());
  await haveCustomer(app, page, customer);
  const saved = await context.cookies();
  for (const name of ["__session", "__refresh"])
    expect(saved.some((cookie) => cookie.name.startsWith(name))).toBe(true);

  await app.signOut(page);
  const left = (await context.cookies()).filter(({ name }) => name.startsWith("__session"));
  expect(left).toEqual([]);

  // Without the session token, which lives for a minute and cannot be called back. The cookie for refreshing is among
  // them: a handshake sets it, and a sign-out leaves it where it is, of no use to anybody.
  const thief = await openBrowser();
  await thief.context().addCookies(saved.filter(({ name }) => !name.startsWith("__session")));
  await thief.goto("/customers");
  await app.expectSignInPrompt(thief);
  await expect(customerRow(thief, customer)).toHaveCount(0);
});
