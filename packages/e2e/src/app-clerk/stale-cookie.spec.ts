import type { BrowserContext, Page } from "@playwright/test";
import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { saveData } from "../prefetch/saves-data";
import { renewSession } from "./instance";
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

/** The requests for the login page, and those with a page's data, from now on. They grow. */
function watchRequests(page: Page) {
  const logins: string[] = [];
  const data: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    const { rsc, "next-router-prefetch": withoutData } = request.headers();
    if (pathname.startsWith("/sign-in")) logins.push(request.url());
    else if (rsc && !withoutData) data.push(pathname);
  });
  return { logins, data };
}

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

      const { logins, data } = watchRequests(page);
      await makeStale(context);
      await spendData(page);
      await header(page, link).hover();
      await expect.poll(() => data).toContain(path);
      await page.waitForLoadState("networkidle");
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
