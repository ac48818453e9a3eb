import { environment } from "../environment";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { failQueries, holdSocket } from "../socket";
import { expectPictures } from "./picture";

test.use({ bypassCSP: true });
test.describe.configure({ timeout: 120_000 });

test("pictures: the connection is lost", async ({ page, app, problems }, info) => {
  problems.expect(/WebSocket/);
  const socket = await holdSocket(page);
  await app.signUp(page, { ...newcomer(), name: "Carol Example" });
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await socket.cut();
  await expect(page.getByRole("status").filter({ hasText: /connect/i })).toBeVisible();
  await expectPictures(page, "connection-lost", info, { brief: true });
});

test("pictures: a page fails in the browser", async ({ page, problems }, info) => {
  // What the Convex client and React write about it.
  problems.expect(/console: /);
  await failQueries(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
  await expectPictures(page, "page-failed", info, { alike: true });
});

test("pictures: the login service is away", async ({ page, app, problems }, info) => {
  problems.expect(/ERR_FAILED|Failed to load|failed_to_load|Failed to fetch|clerk/i);
  if (app.name === "app-clerk") {
    // Clerk waits for its script for a quarter of a minute before it says that there is none.
    await page.clock.install();
    await page.route("**/__clerk/**", (route) => route.abort());
    await page.goto("/");
    const said = page.getByText("The login service does not answer");
    const wait = async () => {
      await page.clock.fastForward(5000);
      return said.isVisible();
    };
    await expect.poll(wait, { timeout: 30_000 }).toBe(true);
  } else {
    await app.signIn(page, alice);
    // A document of this origin in which no script of the app renews what is taken away.
    await page.goto("/icon.svg");
    await page.evaluate(expireTokens);
    await page.route(`${environment.tenantUrl}/oauth/token`, (route) => route.abort());
    await page.goto("/");
    await expect(page.getByText("The login service does not answer")).toBeVisible();
  }
  await expectPictures(page, "login-away", info, { brief: true });
});

/** As after a sleep: the browser has to ask for a new token. Runs in the page. */
function expireTokens(): void {
  for (const key of Object.keys(localStorage)) {
    const entry = JSON.parse(localStorage.getItem(key) ?? "") as { expiresAt?: number };
    if (entry.expiresAt === undefined) continue;
    localStorage.setItem(key, JSON.stringify({ ...entry, expiresAt: 1 }));
  }
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the notice stays at the window's lower edge, and hides nothing of the page's end", async ({
    page,
  }) => {
    // Not by its text: Playwright's text engine does not look into <noscript>.
    const notice = page.locator("noscript p");
    await page.goto("/");
    await expect(notice).toBeInViewport({ ratio: 1 });
    await page.mouse.wheel(0, 10_000);
    await expect(notice).toBeInViewport({ ratio: 1 });
    const end = async () => {
      const [main, box] = [await page.getByRole("main").boundingBox(), await notice.boundingBox()];
      return (box?.y ?? 0) - (main?.y ?? 0) - (main?.height ?? 0);
    };
    // Of less than a pixel, by which the two round apart, nobody can be robbed.
    await expect.poll(end).toBeGreaterThan(-1);
  });
});
