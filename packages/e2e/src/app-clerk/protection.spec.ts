import type { Page } from "@playwright/test";
import { aCustomer, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { expectUnchanged } from "../unchanged";
import { asksForData, pathOf } from "./router-requests";

/** The pages whose dynamic part a tab asks the server for, from now on. It grows. */
function pagesAsked(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (asksForData(request)) asked.push(pathOf(request));
  });
  return asked;
}

test.describe("signed out", () => {
  for (const path of ["/no-such-page", "/api/no-such-route", "/rendering/no-such-page"]) {
    test(`${path} is a 404 and not a redirect`, async ({ request }) => {
      const answer = await request.get(path, {
        headers: { Accept: "text/html", "Sec-Fetch-Dest": "document" },
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(404);
    });
  }

  for (const path of ["/customers", "/customers/new", "/customers/nonsense", "/account"]) {
    const kinds: [string, Record<string, string>][] = [
      ["prefetch of the route", { RSC: "1", "Next-Router-Prefetch": "1" }],
      // What a prefetch with data sends is what a navigation sends: the server cannot tell them apart.
      ["prefetch with data", { RSC: "1", "Next-Url": "/" }],
    ];
    for (const [kind, headers] of kinds) {
      test(`a ${kind} of ${path} is not redirected to the login`, async ({ page }) => {
        await page.goto("/");
        const answer = await page.evaluate(
          async ([to, asked]) => {
            const response = await fetch(to, { headers: asked });
            return { status: response.status, url: response.url, text: await response.text() };
          },
          [path, headers] as const,
        );
        expect(answer.status).toBe(200);
        expect(new URL(answer.url).pathname).toBe(path);
        expect(answer.text).not.toContain("NEXT_REDIRECT");
        expect(answer.text).not.toContain("/sign-in?");
      });
    }

    test(`${path} itself offers the login, at its own address`, async ({ page, app }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      await app.expectSignInPrompt(page);
      await expect(page).toHaveURL(path);
    });
  }

  for (const path of ["/customers/%", "/sign-in/%E0%A4%A", "/sign-up/%", "/account/%ff", "/%"]) {
    test(`${path} is an address that does not exist`, async ({ request }) => {
      const answer = await request.get(path, { headers: { Accept: "text/html" }, maxRedirects: 0 });
      expect(answer.status()).toBe(404);
      expect(await answer.text()).toContain("There is no such page");
    });
  }

  test("pointing at links asks for no page that would answer with the login", async ({ page, app }) => {
    const asked = pagesAsked(page);
    await page.goto("/rendering/static");
    await app.expectSignedOut(page);
    const pointAtAll = async () => {
      for (const name of ["Customers", "Account", "Server", "Preloaded"])
        await page.getByRole("link", { name, exact: true }).hover();
    };
    await pointAtAll();
    await expectUnchanged(async () => asked.length);
    expect(asked).toEqual([]);
    await expect(page).toHaveURL("/rendering/static");

    // Signed in they are asked for, but for the one that has nothing live to replace what was prefetched.
    await app.signIn(page, alice);
    await haveCustomer(app, page, aCustomer());
    await page.goto("/rendering/static");
    await app.expectSignedIn(page, alice);
    await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
    asked.length = 0;
    await pointAtAll();
    await expect.poll(() => asked).toContain("/rendering/preloaded");
    expect(asked).not.toContain("/rendering/server");
  });

  test("a link to a protected page leads to the login and then to that page", async ({ page, app }) => {
    await page.goto("/");
    await app.expectSignedOut(page);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Account" }).click();
    await app.expectSignInPrompt(page);
    await app.loginFromPrompt(page);
    await app.login(page, alice);
    await expect(page).toHaveURL("/account");
    await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  });
});

test("a customer that is not one's own is a 404, whatever asks for it", async ({ page, app }) => {
  // A page, so that the deployment knows her by this login: until then the server does not know whose customers are hers.
  await app.signIn(page, alice);
  expect((await page.request.get("/customers/nonsense")).status()).toBe(404);
});

for (const forged of ["abc", "a.b.c", "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJoYW5kc2hha2UiOltdfQ.AAAA"]) {
  test(`an answer of Clerk's that is none, ${forged.slice(0, 8)}, leads to the page without it`, async ({
    page,
    context,
    app,
  }) => {
    await page.goto(`/customers?q=a&__clerk_handshake=${forged}`);
    await app.expectSignInPrompt(page);
    await expect(page).toHaveURL("/customers?q=a");
    await context.addCookies([{ name: "__clerk_handshake", value: forged, url: app.url }]);
    await page.goto("/customers");
    await app.expectSignInPrompt(page);
    await expect(page).toHaveURL("/customers");
  });
}
