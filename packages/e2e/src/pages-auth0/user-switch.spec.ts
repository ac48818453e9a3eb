import { logInWithCustomer, signInWithCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { watchTexts } from "../frames";
import { alice, bob } from "../people";
import { replaceServerSession, serverSession } from "./sessions";

const PAGES = ["/customers", "/rendering/server", "/rendering/preloaded"];

for (const path of PAGES) {
  test(`a user switch in another tab: this tab, on ${path}, follows and never mixes the two`, async ({
    page,
    context,
    app,
  }) => {
    const alices = await signInWithCustomer(app, page, alice);
    await page.goto(path);
    await expect(page.getByRole("link", { name: alices.name })).toBeVisible();

    const other = await context.newPage();
    await other.goto("/customers");
    await app.signOut(other);
    await app.expectSignInPrompt(page);
    const seen = await watchTexts(page, [alices.name]);
    const bobs = await logInWithCustomer(app, other, bob);
    await app.expectSignedIn(page, bob);
    await page.goto(path);
    await expect(page.getByRole("link", { name: bobs.name })).toBeVisible();
    expect([...seen]).toEqual([]);
  });
}

test("a server session of somebody else is replaced, and its owner's customers are in no HTML and no frame", async ({
  page,
  context,
  app,
}) => {
  const alices = await signInWithCustomer(app, page, alice);
  const stale = await serverSession(context);
  await app.signOut(page);
  const bobs = await logInWithCustomer(app, page, bob);
  const seen = await watchTexts(page, [alices.name]);

  for (const path of ["/rendering/server", "/rendering/preloaded"]) {
    await replaceServerSession(context, stale);
    expect(await (await page.request.get(path)).text()).not.toContain(alices.name);
    await page.goto(path);
    await expect(page.getByRole("link", { name: bobs.name })).toBeVisible();
    expect(await (await page.request.get(path)).text()).toContain(bobs.name);
  }
  expect([...seen]).toEqual([]);
});

test("a login through the server alone takes the browser's session with it", async ({ page, app }) => {
  const alices = await signInWithCustomer(app, page, alice);
  await page.goto("/auth/login?prompt=login&returnTo=/customers");
  const seen = await watchTexts(page, [alices.name]);
  await app.login(page, bob);
  await app.expectSignedIn(page, bob);
  await expect(page).toHaveURL("/customers");
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await app.expectSignedIn(page, bob);
  }
  expect([...seen]).toEqual([]);
});

test("a logout through the server alone ends the browser's session too", async ({ page, app }) => {
  const alices = await signInWithCustomer(app, page, alice);
  await page.goto("/auth/logout");
  await app.expectSignedOut(page);
  const seen = await watchTexts(page, [alices.name]);
  for (const path of PAGES) {
    await page.goto(path);
    await app.expectSignInPrompt(page);
  }
  expect([...seen]).toEqual([]);
});

test("a logout in the browser alone: the server's pages show nobody's customers", async ({ page, app }) => {
  const alices = await signInWithCustomer(app, page, alice);
  // What a person does who clears the site's storage.
  await page.evaluate(() => localStorage.clear());
  await page.context().clearCookies({ name: /^(?:auth0|_legacy_auth0)/ });
  await page.goto("/");
  await app.expectSignedOut(page);
  const seen = await watchTexts(page, [alices.name]);
  for (const path of PAGES) {
    await page.goto(path);
    await app.expectSignInPrompt(page);
  }
  expect([...seen]).toEqual([]);
});
