import { isDeploymentSocket } from "../socket";
import { expect, test } from "../fixtures";
import { alice } from "../people";

const ROUTES = [
  "/",
  "/customers",
  "/customers/new",
  "/customers/none",
  "/rendering/client",
  "/rendering/static",
  "/rendering/server",
  "/rendering/preloaded",
  "/account",
  "/sign-in",
  "/sign-up",
];

test.describe("before any script has run", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of ROUTES) {
    test(`${path} has its header and something in its place`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole("banner")).toBeVisible();
      // A heading, or the outline of the page that is on its way.
      const content = page.getByRole("main").locator("h1, [aria-busy=true]");
      await expect(content.first()).toBeVisible();
    });
  }
});

test("with the deployment down pages are not blank, say so, and go on when it is back", async ({
  page,
  app,
}) => {
  await app.signIn(page, alice);
  let isDown = true;
  await page.routeWebSocket(isDeploymentUrl, (socket) => {
    if (isDown) void socket.close();
    else socket.connectToServer();
  });
  await page.goto("/customers");
  await expect(page.getByText("Reconnecting.", { exact: false })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  isDown = false;
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByText("Reconnecting.", { exact: false })).toBeHidden();
});

test("a slow navigation shows its progress", async ({ page, app }) => {
  await app.startSession(page, alice, "sign in");
  await page.goto("/rendering/client");
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/_next/data/**/rendering/server.json*", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: "Server", exact: true }).click();
  await expect(page.getByRole("progressbar", { name: "Loading page" })).toBeAttached();
  answer();
  await expect(page.getByText("The newest customer")).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Loading page" })).toBeHidden();
});

test("a page whose data something on the way has replaced says so, and trying again asks for it once more", async ({
  page,
  app,
  problems,
}) => {
  // React writes what was thrown on the console.
  problems.expect(/TypeError/);
  await app.startSession(page, alice, "sign in");
  await page.goto("/rendering/client");
  await page.route("**/_next/data/**/rendering/server.json*", (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>Welcome to this hotel's network</h1>" }),
  );
  await page.getByRole("link", { name: "Server", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This page could not be shown" })).toBeVisible();
  await page.unroute("**/_next/data/**/rendering/server.json*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The newest customer")).toBeVisible();
});

test("an address with a fragment is read again as any other", async ({ page, app }) => {
  await app.startSession(page, alice, "sign in");
  await page.goto("/rendering/server#main");
  const again = page.getByRole("button", { name: "Read again" });
  await expect(again).toBeVisible();
  const answer = page.waitForResponse("**/_next/data/**/rendering/server.json*");
  await again.click();
  expect((await answer).status()).toBe(200);
});

const isDeploymentUrl = (url: URL) => isDeploymentSocket(url.href);
