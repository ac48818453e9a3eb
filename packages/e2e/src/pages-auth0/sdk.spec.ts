import type { Page, Route } from "@playwright/test";
import { liveClicks, openCounter, shownClicks } from "../counter";
import { expect, test } from "../fixtures";
import { alice } from "../people";

const SCRIPTS = "**/_next/static/chunks/*.js";

const message = (page: Page) => page.getByRole("alert").getByText("Signing in could not be loaded");

/** Answers for the file that holds Auth0's SDK, and lets all others through. */
async function onSDK(page: Page, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route(SCRIPTS, async (route) => {
    const response = await route.fetch();
    const isSDK = (await response.text()).includes("Auth0Client");
    await (isSDK ? answer(route) : route.fulfill({ response }));
  });
}

test("a page is usable before Auth0's SDK has come, and knows its person afterwards", async ({
  page,
  app,
}) => {
  await app.signIn(page, alice);
  const held: Route[] = [];
  await onSDK(page, async (route) => void held.push(route));
  // The script that is held is one that the document's load event waits for.
  await page.goto("/", { waitUntil: "commit" });
  const before = await liveClicks(page);
  await page.getByRole("button", { name: "Add one", exact: true }).click();
  await expect.poll(() => shownClicks(page)).toBeGreaterThan(before);
  await expect(page.getByRole("link", { name: "Sign in" })).toHaveCount(0);

  await expect.poll(() => held.length).toBe(1);
  await Promise.all(held.map((route) => route.continue()));
  await app.expectSignedIn(page, alice);
});

test("where the SDK does not come, the page says so and offers to try again", async ({
  page,
  app,
  problems,
}) => {
  problems.expect(/Auth0's SDK was not loaded|ERR_FAILED/);
  await onSDK(page, (route) => route.abort());
  await openCounter(page);
  await expect(message(page)).toBeVisible();

  await page.unroute(SCRIPTS);
  await page.getByRole("button", { name: "Try again" }).click();
  await app.expectSignedOut(page);
  await expect(message(page)).toHaveCount(0);
});
