import type { Page } from "@playwright/test";
import { aCustomer, customerRow, fillCustomer, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { watchShown } from "./watch-shown";
import { newcomer } from "../people";
import { isSessionExpired, renewSession, revoke, withShortTokens } from "./instance";

// Each waits for the end of a token's life.
test.describe.configure({ mode: "default" });

const live = (page: Page) => page.getByRole("main").getByText("Live", { exact: true });

/** The redirects of a page load. */
async function redirectsOf(page: Page, path: string): Promise<string[]> {
  const response = await page.goto(path);
  const redirects: string[] = [];
  for (let request = response?.request().redirectedFrom(); request; request = request.redirectedFrom())
    redirects.push(new URL(request.url()).pathname);
  return redirects;
}

test("a tab that slept beyond its token's life wakes up with its customers", async ({
  page,
  context,
  app,
}) => {
  const person = newcomer();
  const customer = aCustomer();
  const devtools = await context.newCDPSession(page);
  await withShortTokens(person, async () => {
    await app.signUp(page, person);
    await haveCustomer(app, page, customer);
    await expect(live(page)).toBeVisible();
    // As while a laptop sleeps: no timer, no request, no message.
    await devtools.send("Debugger.enable");
    await devtools.send("Debugger.pause");
    await expect.poll(() => isSessionExpired(context)).toBe(true);
  });
  await devtools.send("Debugger.resume");
  await devtools.send("Debugger.disable");
  const seen = await watchShown(page, ["Sign in to continue", "could not be confirmed", "Loading customers"]);

  // What is sent at once waits for the new token and the new connection; it is not lost.
  const late = aCustomer("After the sleep");
  await page.getByRole("link", { name: "Add customer" }).click();
  await fillCustomer(page, late);
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(customerRow(page, late)).toBeVisible({ timeout: 60_000 });
  await expect(customerRow(page, customer)).toBeVisible();
  await expect(live(page)).toBeVisible();
  expect([...seen]).toEqual([]);
});

for (const { cookies, at, most } of [
  { cookies: "with a refresh cookie", at: /^$/, most: 0 },
  { cookies: "without a refresh cookie", at: /^__refresh_/, most: 1 },
]) {
  test(`an expired session cookie, ${cookies}: the server still renders one's customers`, async ({
    page,
    context,
    app,
  }) => {
    const person = newcomer();
    const customer = aCustomer();
    await app.signUp(page, person);
    await haveCustomer(app, page, customer);
    // Without its cookie the server sends the browser to Clerk for one, which comes with the one for refreshing.
    await context.clearCookies({ name: /^__session/ });
    await page.goto("/customers");
    await expect(live(page)).toBeVisible();
    await withShortTokens(
      person,
      async () => {
        await renewSession(page);
        // Nobody renews the cookie from here.
        await page.goto("about:blank");
        await expect.poll(() => isSessionExpired(context)).toBe(true);
      },
      3,
    );
    await context.clearCookies({ name: at });

    const seen = await watchShown(page, ["Loading customers", "Sign in to continue"]);
    const redirects = await redirectsOf(page, "/customers");
    expect(redirects.filter((path) => path.includes("/handshake")).length).toBeLessThanOrEqual(most);
    expect(redirects.filter((path) => path === "/sign-in")).toEqual([]);
    await expect(customerRow(page, customer)).toBeVisible();
    await expect(live(page)).toBeVisible();
    expect([...seen]).toEqual([]);
  });
}

test("signed out everywhere: the tab that is open follows, and its customers go", async ({
  page,
  app,
  problems,
}) => {
  // The instance says that there is no such session any more.
  problems.expect(/status of 40\d/);
  const person = newcomer();
  const customer = aCustomer();
  await withShortTokens(person, async () => {
    await app.signUp(page, person);
    await haveCustomer(app, page, customer);
    await revoke(person.email);
  });
  await expect(page.getByText(customer.name)).toHaveCount(0, { timeout: 40_000 });
  await app.expectSignedOut(page);
  await page.goto("/customers");
  await app.expectSignInPrompt(page);
});
