import type { Page } from "@playwright/test";
import { appClerk as clerkApp } from "../apps/app-clerk";
import { pagesAuth0 as auth0App } from "../apps/pages-auth0";
import { appClerkEnvironment } from "../app-clerk/environment";
import { compareOrigin } from "./environment";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { builtPage } from "./built-files";

const start = `${compareOrigin}/#/side-by-side`;
const pagesAuth0 = (page: Page) => page.frameLocator('iframe[title="Pages Router + Auth0"]');
const appClerk = (page: Page) => page.frameLocator('iframe[title="App Router + Clerk"]');
const addressBar = (page: Page) => page.getByLabel("Address in both apps");

const asks = (frame: ReturnType<typeof appClerk>) =>
  frame.getByRole("heading", { name: "Sign in to continue" });
const home = (frame: ReturnType<typeof appClerk>) =>
  frame.getByRole("main").getByText("Live", { exact: true });

/** Expects both apps to have come to rest somewhere, and to have been counted. */
async function expectCounted(page: Page): Promise<void> {
  await expect(page.getByText("Run on the deployment")).toHaveCount(2);
  await expect(page.getByText("still counting")).toHaveCount(0);
  await expect(page.getByText("counting", { exact: true })).toHaveCount(0);
}

test("frames stay in step: through a click, a reload and Back", async ({ page }) => {
  await page.goto(start);
  await expect(home(pagesAuth0(page))).toBeVisible();
  await expect(home(appClerk(page))).toBeVisible();
  await expectCounted(page);

  await appClerk(page).getByRole("navigation").getByRole("link", { name: "Account" }).click();
  await expect(asks(appClerk(page))).toBeVisible();
  await expect(asks(pagesAuth0(page))).toBeVisible();
  await expect(addressBar(page)).toHaveValue("/account");

  await page.reload();
  await expect(addressBar(page)).toHaveValue("/account");
  await expect(asks(pagesAuth0(page))).toBeVisible();
  await expect(asks(appClerk(page))).toBeVisible();

  await addressBar(page).fill("rendering/client");
  await addressBar(page).press("Enter");
  await expect(
    pagesAuth0(page).getByRole("heading", { level: 1, name: "Rendered in the browser" }),
  ).toBeVisible();
  await expect(
    appClerk(page).getByRole("heading", { level: 1, name: "Rendered in the browser" }),
  ).toBeVisible();

  await page.goBack();
  await expect(addressBar(page)).toHaveValue("/account");
  await expect(asks(pagesAuth0(page))).toBeVisible();
  await expect(asks(appClerk(page))).toBeVisible();
});

test("somebody signs in to each in a tab of its own, and what runs is theirs", async ({ page }) => {
  await page.goto(`${start}?path=/customers`);
  await expectCounted(page);
  for (const app of [auth0App, clerkApp]) {
    const link = page.getByRole("link", { name: `Sign in, in a tab of its own: ${app.title}` });
    const [tab] = await Promise.all([page.waitForEvent("popup"), link.click()]);
    if (app === auth0App) await tab.getByRole("button", { name: "Continue with Auth0" }).click();
    await app.login(tab, alice);
    await app.expectSignedIn(tab, alice);
    await tab.close();
    // A browser without windows tells no page that it is looked at again.
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText("signed in", { exact: true })).toHaveCount(app === auth0App ? 1 : 2);
  }
  await expectCounted(page);
  await expect(page.getByText(/^customers:\w+ × \d+, as the signed-in user$/)).not.toHaveCount(0);
  await expect(page.getByText(/^customers:\w+ × \d+, unauthenticated$/)).toHaveCount(0);
});

test("an app that does not answer is named, with the command that starts it", async ({ page, problems }) => {
  problems.expect(/ERR_FAILED|ERR_CONNECTION_REFUSED/);
  await page.route(`${appClerkEnvironment.url}/**`, (route) => route.abort());
  await page.goto(start);
  await expect(page.getByText(`Nothing answers at ${appClerkEnvironment.url}`)).toBeVisible();
  await expect(page.getByText("npx -y pnpm@12.21.0 dev")).toBeVisible();
  await expect(home(pagesAuth0(page))).toBeVisible();
});

test("opened elsewhere than where the apps allow it, the page says where", async ({ page }) => {
  await page.goto(builtPage("side-by-side"));
  await expect(page.getByRole("link", { name: compareOrigin })).toBeVisible();
});
