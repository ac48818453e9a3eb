import type { BrowserContext, Page } from "@playwright/test";
import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { saveData } from "../prefetch/saves-data";
import { renewSession } from "./instance";
import { asksForData, pathOf } from "./router-requests";
import { watchShown } from "./watch-shown";

/** As after a sleep: the browser knows who is signed in, the server finds no cookie that it can accept or renew. */
const makeStale = (context: BrowserContext) => context.clearCookies({ name: /^__(?:session|refresh)/ });

/** Has a page that asks for less data ask for it no longer. */
const spendData = (page: Page) =>
  page.evaluate(() =>
    Object.defineProperty(navigator, "connection", { value: { saveData: false }, configurable: true }),
  );

const header = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

/** The requests for the login page, from now on. They grow. */
function loginsAsked(page: Page): string[] {
  const logins: string[] = [];
  page.on("request", (request) => {
    if (pathOf(request).startsWith("/sign-in")) logins.push(request.url());
  });
  return logins;
}

/** The beginning of the next answer with a page's data. */
const nextData = (page: Page, path: string) =>
  page.waitForResponse((response) => {
    const request = response.request();
    return asksForData(request) && pathOf(request) === path;
  });

for (const { link, path } of [
  { link: "Account", path: "/account" },
  { link: "Customers", path: "/customers" },
]) {
  for (const renewed of [true, false]) {
    const when = renewed ? "after Clerk has renewed the cookie" : "in the moment of waking";
    test(`${path} was prefetched with a stale cookie, and is clicked ${when}: it opens, and Back goes back`, async ({
      page,
      context,
      app,
    }) => {
      const customer = aCustomer();
      // Or the page would have been fetched before the cookie is stale.
      await saveData(page);
      await app.signUp(page, newcomer());
      await haveCustomer(app, page, customer);
      await page.goto("/rendering/static");
      await expect(customerRow(page, customer)).toBeVisible();

      const logins = loginsAsked(page);
      await makeStale(context);
      await spendData(page);
      const data = nextData(page, path);
      await header(page, link).hover();
      await data;
      if (renewed) await renewSession(page);

      const seen = await watchShown(page, ["Sign in to continue", "could not be confirmed"]);
      await header(page, link).click();
      await expect(page.getByRole("heading", { level: 1, name: link })).toBeVisible();
      await expect(page).toHaveURL(path);
      await page.goBack();
      await expect(page).toHaveURL("/rendering/static");
      await expect(customerRow(page, customer)).toBeVisible();
      await page.goForward();
      await expect(page.getByRole("heading", { level: 1, name: link })).toBeVisible();
      expect(logins).toEqual([]);
      expect([...seen]).toEqual([]);
    });
  }
}
