import { expect, test } from "../fixtures";
import { alice } from "../people";

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
    test(`a prefetch of ${path} is not redirected to the login`, async ({ request }) => {
      const answer = await request.get(path, { headers: { RSC: "1", "Next-Router-Prefetch": "1" } });
      expect(answer.status()).toBe(200);
      expect(new URL(answer.url()).pathname).toBe(path);
      expect(await answer.text()).not.toContain("/sign-in");
    });
  }

  test("pointing at the links leads nowhere", async ({ page, app, problems: _ }) => {
    const redirects: string[] = [];
    page.on("response", (response) => {
      const { rsc } = response.request().headers();
      if (rsc && response.status() >= 300 && response.status() < 400) redirects.push(response.url());
    });
    const answers: Promise<string>[] = [];
    page.on("response", (response) => {
      if (response.request().headers().rsc && response.ok()) answers.push(response.text());
    });
    await page.goto("/");
    await app.expectSignedOut(page);
    for (const link of await page.getByRole("navigation", { name: "Main" }).getByRole("link").all()) {
      await link.hover();
      await link.focus();
    }
    await page.waitForLoadState("networkidle");
    expect(redirects).toEqual([]);
    for (const answer of await Promise.all(answers)) expect(answer).not.toContain("NEXT_REDIRECT");
    await expect(page).toHaveURL("/");
  });

  test("a link to a protected page leads to the login and then to that page", async ({ page, app }) => {
    await page.goto("/");
    await app.expectSignedOut(page);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Account" }).click();
    await app.expectSignInPrompt(page);
    await app.login(page, alice);
    await expect(page).toHaveURL("/account");
    await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  });
});

test("a customer that is not one's own is a 404, whatever asks for it", async ({ page, app }) => {
  await app.signIn(page, alice);
  expect((await page.request.get("/customers/nonsense")).status()).toBe(404);
});
