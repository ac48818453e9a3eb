import type { Page } from "@playwright/test";
import { aCustomer, haveCustomer } from "../customers";
import { pagesAuth0Environment } from "./environment";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { dropServerSession, serverSession } from "./sessions";
import { withShortTokens } from "./tenant";

const newest = (page: Page) => page.getByText("The newest customer");

/** What the tab opens at the tenant from now on. */
function visitsToTenant(page: Page): string[] {
  const visits: string[] = [];
  page.on("request", (request) => {
    const isOpened = request.isNavigationRequest() && request.method() === "GET";
    if (isOpened && request.url().startsWith(pagesAuth0Environment.tenantUrl)) visits.push(request.url());
  });
  return visits;
}

test("one login is enough for the browser and the server, and one logout ends both", async ({
  page,
  context,
  app,
}) => {
  await page.goto("/");
  await app.openLogin(page);
  const visits = visitsToTenant(page);
  await app.login(page, alice);
  await expect(page).toHaveURL("/customers");
  // The browser's login went on; the server's was silent.
  expect(visits.filter((url) => url.includes("/u/login/"))).toHaveLength(0);
  await page.goto("/rendering/server");
  await expect(newest(page)).toBeVisible();

  await app.signOut(page);
  await page.goto("/rendering/server");
  await app.expectSignInPrompt(page);
  const names = (await context.cookies()).map(({ name }) => name);
  expect(names.filter((name) => /^(?:ledger_session|auth0$)/.test(name))).toEqual([]);
});

test("a page without a server session goes through the tenant silently and comes back", async ({
  page,
  context,
  app,
}) => {
  await app.startSession(page, alice, "sign in");
  await dropServerSession(context);
  const visits = visitsToTenant(page);
  await page.goto("/rendering/server?from=here");
  await expect(newest(page)).toBeVisible();
  await expect(page).toHaveURL("/rendering/server?from=here");
  expect(visits).toHaveLength(1);
  expect(new URL(visits[0] ?? "").searchParams.get("prompt")).toBe("none");
});

test("a link to a page whose server session is gone gets there too", async ({ page, context, app }) => {
  await app.startSession(page, alice, "sign in");
  await page.goto("/rendering/client");
  await dropServerSession(context);
  await page.getByRole("link", { name: "Server", exact: true }).click();
  await expect(newest(page)).toBeVisible();
});

test("a silent login that fails is not tried again: the browser's own session takes over", async ({
  page,
  context,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await dropServerSession(context);
  // The tenant forgets this browser, too.
  await context.clearCookies({ name: /^auth0/ });
  const visits = visitsToTenant(page);

  await page.goto("/rendering/preloaded");
  await expect(page.getByRole("link", { name: customer.name })).toBeVisible();
  await page.goto("/rendering/server");
  await expect(page.getByRole("link", { name: "Continue with Auth0" })).toBeVisible();
  expect(visits).toHaveLength(1);

  await page.getByRole("link", { name: "Continue with Auth0" }).click();
  await app.login(page, alice);
  await expect(page).toHaveURL("/rendering/server");
  await expect(page.getByRole("link", { name: customer.name })).toBeVisible();
});

test("a prefetch and a page's data are never redirected to the tenant", async ({ page, context, app }) => {
  await app.signIn(page, alice);
  await dropServerSession(context);
  const get = (path: string, headers: Record<string, string>) =>
    page.request.get(path, { headers, maxRedirects: 0 }).then((answer) => answer.status());
  const browser = { "sec-fetch-dest": "document", accept: "text/html" };
  expect(await get("/rendering/server", browser)).toBe(307);
  expect(await get("/rendering/server", { ...browser, "sec-purpose": "prefetch" })).toBe(200);
  expect(await get("/rendering/server", { accept: "*/*" })).toBe(200);
  expect(await get("/auth/login", { ...browser, "sec-purpose": "prefetch" })).toBe(204);
  const { buildId } = await page.evaluate(
    () => (window as unknown as { __NEXT_DATA__: { buildId: string } }).__NEXT_DATA__,
  );
  expect(await get(`/_next/data/${buildId}/rendering/server.json`, browser)).toBe(200);
  expect((await context.cookies()).filter(({ name }) => name.startsWith("__txn_"))).toEqual([]);
});

test("three requests at once with an expired token all succeed", async ({ page, context, app }) => {
  const person = newcomer();
  const customer = aCustomer();
  const lifetime = 3;
  await app.signUp(page, person);
  await haveCustomer(app, page, customer);
  await dropServerSession(context);
  await withShortTokens(
    person,
    async () => {
      await page.goto("/auth/login?prompt=none&returnTo=/");
      await expect(page).toHaveURL("/");
    },
    lifetime,
  );
  // Nobody renews the server's session from here.
  await page.goto("about:blank");
  const issued = Date.now();
  const before = await serverSession(context);
  await expect.poll(() => Date.now() - issued).toBeGreaterThan(lifetime * 1000);

  const answers = await Promise.all([1, 2, 3].map(() => page.request.get("/rendering/server")));
  for (const answer of answers) {
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain(customer.name);
  }
  expect(await serverSession(context)).not.toEqual(before);
});

test("/auth/login returns to this app only", async ({ page, app }) => {
  await app.startSession(page, alice, "sign in");
  for (const returnTo of ["https://evil.example/", "//evil.example", "/.//evil.example"]) {
    await page.goto(`/auth/login?prompt=none&returnTo=${encodeURIComponent(returnTo)}`);
    await expect(page).toHaveURL("/");
  }
});

test("there is no endpoint that hands out the server's tokens", async ({ page, app }) => {
  await app.startSession(page, alice, "sign in");
  expect((await page.request.get("/auth/access-token")).status()).toBe(404);
});
