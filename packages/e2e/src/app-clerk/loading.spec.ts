import { aCustomer, customerRow, haveCustomer } from "../customers";
import { setLatency } from "../deployment";
import { expect, test } from "../fixtures";
import { holdRequests } from "../hold-requests";
import { alice, newcomer } from "../people";
import { saveData } from "../prefetch/saves-data";
import { isDeploymentSocket } from "../socket";
import { asksForData, asksForView } from "./router-requests";
import { watchHeadings } from "./watch-headings";
import { watchShown } from "./watch-shown";

test("while the scripts are on their way the page is there", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const scripts = await holdRequests(page, (url) => url.pathname.endsWith(".js"));
  for (const path of [
    "/",
    "/customers",
    "/account",
    "/rendering/client",
    "/rendering/static",
    "/rendering/preloaded",
  ]) {
    await page.goto(path, { waitUntil: "commit" });
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
    await expect(
      page.getByRole("heading", { level: 1 }).or(page.getByText("Loading page")).first(),
    ).toBeVisible();
  }
  await scripts.release();
});

test("a slow navigation shows that it is under way, until it is there", async ({ page, app }) => {
  // Otherwise the header's pages are there before the click.
  await saveData(page);
  await app.signIn(page, alice);
  const answers = await holdRequests(page, (url) => url.pathname === "/account");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Account" }).click();
  const progress = page.getByRole("progressbar", { name: "Loading page" });
  await expect(progress).toBeVisible();
  await answers.release();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await expect(progress).toHaveCount(0);
});

test("searching while a navigation is under way does not call it off", async ({ page, app }) => {
  const customer = aCustomer();
  // Otherwise the header's pages are there before the click.
  await saveData(page);
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const answers = await holdRequests(page, (url) => url.pathname === "/account");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Account" }).click();
  await expect(page.getByRole("progressbar", { name: "Loading page" })).toBeVisible();
  const [, id = ""] = customer.name.split(" ");
  await page.getByRole("searchbox", { name: "Search customers" }).fill(id);
  await expect(page.getByText("1 customer found")).toBeVisible();
  await expect(page).toHaveURL("/customers");
  await answers.release();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await expect(page).toHaveURL("/account");
});

test("a page with a loading view is never blank, whatever comes first", async ({ page, app }) => {
  await app.startSession(page, alice, "sign in");
  const isServerPage = (url: URL) => url.pathname === "/rendering/server";
  const prefetched = await holdRequests(page, isServerPage, asksForView);
  const answers = await holdRequests(page, isServerPage, asksForData);
  await page.goto("/rendering/client");
  await app.expectSignedIn(page, alice);
  await haveCustomer(app, page, aCustomer());
  const headings = await watchHeadings(page);
  await page.getByRole("link", { name: "Server", exact: true }).click();
  await expect.poll(() => answers.held()).toBe(1);
  await prefetched.release();
  await expect(page.getByRole("progressbar", { name: "Loading page" })).toBeVisible();
  await answers.release();
  await expect(page.getByText("The newest customer")).toBeVisible();
  expect(headings).toEqual(new Set(["Rendered in the browser", "Rendered for each request"]));
});

test("what a page shows at once does not wait for what its server reads", async ({ page, app }) => {
  const person = newcomer();
  await app.startSession(page, person, "sign up");
  await page.goto("/rendering/client");
  await app.expectSignedIn(page, person);
  await haveCustomer(app, page, aCustomer());
  const seen = await watchShown(page, ["Loading customers"]);
  // Long enough for a browser with other work to draw meanwhile.
  await setLatency(person.email, 3000);
  await page.getByRole("link", { name: "Server", exact: true }).click();
  await expect(page.getByText("The newest customer")).toBeVisible();
  expect(seen).toContain("Loading customers");
});

test("a query that fails becomes a message, and trying again shows the page", async ({
  page,
  app,
  problems,
}) => {
  problems.expect(/Q\(customers:listByUser\)|Server Error|made to fail/);
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  let fail = true;
  await page.routeWebSocket(
    (url) => isDeploymentSocket(url.href),
    (socket) => {
      const deployment = socket.connectToServer();
      deployment.onMessage((message) => socket.send(fail ? withFailure(String(message)) : message));
    },
  );
  await page.goto("/rendering/client");
  await expect(page.getByRole("heading", { level: 1, name: "This page could not be shown" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  fail = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(customerRow(page, customer)).toBeVisible();
});

/** The deployment's message, in which every query with rows has failed. */
function withFailure(message: string): string {
  const parsed = JSON.parse(message) as { modifications?: { type: string; value?: unknown }[] };
  const modifications = parsed.modifications?.map((change) =>
    change.type === "QueryUpdated" && Array.isArray(change.value)
      ? { ...change, type: "QueryFailed", value: undefined, errorMessage: "It was made to fail" }
      : change,
  );
  return JSON.stringify(modifications ? { ...parsed, modifications } : parsed);
}
