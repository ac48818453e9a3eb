import { aCustomer, customerRow, haveCustomer, openCustomer } from "../customers";
import { pagesAuth0Environment } from "./environment";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { browserIdToken, expiryOf } from "./sessions";
import { revoke, withShortTokens } from "./tenant";

const outage = `${pagesAuth0Environment.tenantUrl}/**`;

test("a token that expires while the tab sleeps is renewed, and what is shown stays", async ({
  page,
  context,
  app,
}) => {
  const person = newcomer();
  const [shown, later] = [aCustomer("Shown"), aCustomer("Later")];
  const devtools = await context.newCDPSession(page);
  let expiry = Infinity;
  await withShortTokens(person, async () => {
    await app.signUp(page, person);
    await haveCustomer(app, page, shown);
    expiry = expiryOf(await browserIdToken(page));
    await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  });
  const other = await context.newPage();
  await other.goto("/customers");
  await expect.poll(() => Date.now()).toBeGreaterThan(expiry);
  await haveCustomer(app, other, later);
  await devtools.send("Page.setWebLifecycleState", { state: "active" });

  await expect(customerRow(page, later)).toBeVisible();
  await expect(customerRow(page, shown)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sign in to continue" })).toBeHidden();
});

test("after a revoked login the app offers to sign in again, and comes back", async ({
  page,
  problems,
  app,
}) => {
  const person = newcomer();
  const customer = aCustomer();
  // The browser's line for the refused refresh token.
  problems.expect(/status of 403/);
  let path = "";
  await withShortTokens(person, async () => {
    await app.signUp(page, person);
    await haveCustomer(app, page, customer);
    path = await openCustomer(page, customer);
    await revoke(person.email);
  });
  await app.expectSignInPrompt(page);
  await app.loginFromPrompt(page);
  await app.login(page, person);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
});

test("while the tenant is out of reach nothing is lost, and it goes on when it is back", async ({
  page,
  context,
  problems,
  app,
}) => {
  const person = newcomer();
  const customer = aCustomer();
  problems.expect(/ERR_FAILED|ERR_CONNECTION|Failed to fetch/);
  let expiry = Infinity;
  await withShortTokens(person, async () => {
    await app.signUp(page, person);
    await haveCustomer(app, page, customer);
    await openCustomer(page, customer);
    await page.getByLabel("Notes").fill("half a sen");
    expiry = expiryOf(await browserIdToken(page));
    await context.route(outage, (route) => route.abort());
  });
  await expect(page.getByText("The login service does not answer")).toBeVisible();
  await expect.poll(() => Date.now()).toBeGreaterThan(expiry);
  await expect(page.getByLabel("Notes")).toHaveValue("half a sen");

  // Still out of reach: once it is back the next try, with the message and its button gone, may come before a click.
  const tried = page.waitForRequest(outage);
  await page.getByRole("button", { name: "Try now" }).click();
  await tried;
  await context.unroute(outage);
  await expect(page.getByText("The login service does not answer")).toBeHidden();
  await page.getByLabel("Notes").fill("half a sentence, and the rest");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
});

test("a login while the tenant is out of reach says so, and can be tried again", async ({
  page,
  context,
  problems,
  app,
}) => {
  problems.expect(/ERR_FAILED|Failed to fetch/);
  await page.goto("/customers");
  await app.expectSignInPrompt(page);
  await context.route(outage, (route) => route.abort());
  await page.getByRole("button", { name: "Sign in with Auth0" }).click();
  await expect(page.getByText("The login service did not answer.", { exact: false })).toBeVisible();
  await context.unroute(outage);
  await app.loginFromPrompt(page);
  await app.login(page, alice);
  await expect(page).toHaveURL("/customers");
  await app.expectSignedIn(page, alice);
});

test("signing out while the tenant is out of reach ends what is here, and says what may remain", async ({
  page,
  context,
  problems,
  app,
}) => {
  problems.expect(/ERR_FAILED|Failed to fetch/);
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await page.goto("/rendering/server");
  await expect(page.getByRole("link", { name: customer.name })).toBeVisible();

  await context.route(outage, (route) => route.abort());
  await page.getByLabel(/^Account: /).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/You are signed out here/);
  await app.expectSignedOut(page);
  const names = (await context.cookies()).map(({ name }) => name);
  expect(names.filter((name) => name.startsWith("ledger_session"))).toEqual([]);
  expect(await (await page.request.get("/rendering/server")).text()).not.toContain(customer.name);

  await context.unroute(outage);
  await page.getByRole("button", { name: "Sign out there too" }).click();
  await expect(page).toHaveURL("/");
  await app.expectSignedOut(page);
  // The tenant has forgotten this browser: it asks for the password.
  await app.openLogin(page);
  await expect(page.getByLabel("Password")).toBeVisible();
});

test("a login that is cancelled leads to a page that says so", async ({ page, app }) => {
  await page.goto("/customers");
  await app.loginFromPrompt(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/did not complete/);
  await page.getByRole("button", { name: "Continue with Auth0" }).click();
  await app.login(page, alice);
  await app.expectSignedIn(page, alice);
});
