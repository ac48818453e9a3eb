import { expect, type Page } from "@playwright/test";
import { pagesAuth0Environment } from "./environment";

/** Opens the home page, as somebody who is signed in, while the tenant gives no tokens, until the page says so. */
export async function openWithoutLoginService(page: Page, signIn: () => Promise<void>): Promise<void> {
  await signIn();
  // A document of this origin in which no script of the app renews what is taken away.
  await page.goto("/icon.svg");
  await page.evaluate(expireTokens);
  await page.route(`${pagesAuth0Environment.tenantUrl}/oauth/token`, (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText("The login service does not answer")).toBeVisible();
}

/** As after a sleep: the browser has to ask for a new token. Runs in the page. */
function expireTokens(): void {
  for (const key of Object.keys(localStorage)) {
    const entry = JSON.parse(localStorage.getItem(key) ?? "") as { expiresAt?: number };
    if (entry.expiresAt === undefined) continue;
    localStorage.setItem(key, JSON.stringify({ ...entry, expiresAt: 1 }));
  }
}
