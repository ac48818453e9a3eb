import type { Page } from "@playwright/test";
import { aCustomer, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** What the server sends before any script runs. */
async function htmlOf(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path);
  expect(answer.status()).toBe(200);
  return answer.text();
}

const PAGES = [
  ["client", false],
  ["static", false],
  ["server", true],
  ["preloaded", true],
] as const;

test("one's customers are in the HTML of the pages that are rendered for each request, and on every screen", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  // All of them before a page is opened: while Clerk starts in one, it takes its cookies away to set them anew, and a
  // request of that moment is nobody's.
  for (const [name, isInHtml] of PAGES) {
    const html = await htmlOf(page, `/rendering/${name}`);
    expect(html.includes(customer.name), name).toBe(isInHtml);
    // A JSON web token begins so; none may be where a page's source is read.
    expect(html, name).not.toMatch(/eyJ[\w-]+\.eyJ/);
  }
  for (const [name] of PAGES) {
    await page.goto(`/rendering/${name}`);
    await expect(page.getByRole("link", { name: customer.name }), name).toBeVisible();
  }
});

test("every page asks a stranger to sign in, and shows nothing of anybody", async ({
  openBrowser,
  page,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const stranger = await openBrowser();
  for (const [name] of PAGES) {
    expect(await htmlOf(stranger, `/rendering/${name}`), name).not.toContain(customer.name);
    await stranger.goto(`/rendering/${name}`);
    await app.expectSignInPrompt(stranger);
  }
});
