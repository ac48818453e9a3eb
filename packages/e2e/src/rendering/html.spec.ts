import type { Page } from "@playwright/test";
import { aCustomer, addCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** What the server sends before any script runs. */
async function htmlOf(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path);
  expect(answer.status()).toBe(200);
  return answer.text();
}

for (const [name, isInHtml] of [
  ["client", false],
  ["static", false],
  ["server", true],
  ["preloaded", true],
] as const) {
  test(`one's customers are ${isInHtml ? "" : "not "}in the HTML of /rendering/${name}, and on its screen`, async ({
    page,
    app,
  }) => {
    const customer = aCustomer();
    await app.signIn(page, alice);
    await addCustomer(page, customer);

    const html = await htmlOf(page, `/rendering/${name}`);
    expect(html.includes(customer.name)).toBe(isInHtml);
    // A JSON web token begins so; none may be where a page's source is read.
    expect(html).not.toMatch(/eyJ[\w-]+\.eyJ/);

    await page.goto(`/rendering/${name}`);
    await expect(page.getByRole("link", { name: customer.name })).toBeVisible();
  });

  test(`/rendering/${name} asks a stranger to sign in, and shows nothing of anybody`, async ({
    openBrowser,
    page,
    app,
  }) => {
    const customer = aCustomer();
    await app.signIn(page, alice);
    await addCustomer(page, customer);

    const stranger = await openBrowser();
    expect(await htmlOf(stranger, `/rendering/${name}`)).not.toContain(customer.name);
    await stranger.goto(`/rendering/${name}`);
    await app.expectSignInPrompt(stranger);
  });
}
