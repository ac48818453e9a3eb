import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { failQueries, holdSocket } from "../socket";
import { expectPictures } from "./picture";

test.use({ bypassCSP: true });

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

test.describe("with a clock of its own", () => {
  test.use({ ownBrowser: true });

  test("pictures: the login service is away", async ({ page, app, problems }, info) => {
    problems.expect(/ERR_FAILED|Failed to load|failed_to_load|Failed to fetch|clerk/i);
    await app.openWithoutLoginService(page, () => app.signIn(page, alice));
    await expectPictures(page, "login-away", info, { brief: true });
  });
});

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
