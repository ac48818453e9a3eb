import type { BrowserContext, Page } from "@playwright/test";
import { openCounter } from "../counter";
import { aCustomer, customerRow, haveCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { appClerkEnvironment } from "./environment";
import { isSessionExpired, withShortTokens } from "./instance";

const CLERK = `${appClerkEnvironment.frontendApi}/**`;
const ABORTED = /ERR_FAILED|Failed to load|failed_to_load|clerk/i;
const MESSAGE = "The login service does not answer";
// Clerk tries for a while before it says so.
const PATIENCE = { timeout: 60_000 };

type Browsing = { context: BrowserContext; page: Page };

test("without the login service the public part works and preloaded customers stay, and a message offers to try again", async ({
  page,
  openBrowser,
  app,
  problems,
}) => {
  problems.expect(ABORTED);
  const customer = aCustomer();
  const stranger = await openBrowser();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  for (const each of [page, stranger]) await each.route(CLERK, (route) => route.abort());
  await page.goto("/customers");
  await openCounter(stranger);
  for (const each of [page, stranger]) await expect(each.getByText(MESSAGE)).toBeVisible(PATIENCE);
  await expect(customerRow(page, customer)).toBeVisible();

  await stranger.unroute(CLERK);
  await stranger.getByRole("button", { name: "Try again" }).click();
  await app.expectSignedOut(stranger);
  await expect(stranger.getByText(MESSAGE)).toHaveCount(0);
});

for (const { outage, begin, end } of [
  {
    outage: "the login service is out of reach",
    begin: ({ context }: Browsing) => context.route(CLERK, (route) => route.abort()),
    end: async ({ context, page }: Browsing) => {
      await context.unroute(CLERK);
      await page.getByRole("button", { name: "Try now" }).click();
    },
  },
  {
    outage: "the network is gone",
    begin: ({ context }: Browsing) => context.setOffline(true),
    end: ({ context }: Browsing) => context.setOffline(false),
  },
]) {
  test(`while ${outage} nothing is lost, and it goes on when it is back`, async ({
    page,
    context,
    problems,
    app,
  }) => {
    problems.expect(ABORTED);
    problems.expect(/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch/);
    const person = newcomer();
    const customer = aCustomer();
    await withShortTokens(person, async () => {
      await app.signUp(page, person);
      await haveCustomer(app, page, customer);
      await openCustomer(page, customer);
      await page.getByLabel("Notes").fill("half a sen");
      await begin({ context, page });
      await expect(page.getByText(MESSAGE)).toBeVisible(PATIENCE);
      await expect.poll(() => isSessionExpired(context), PATIENCE).toBe(true);
    });
    await expect(page.getByLabel("Notes")).toHaveValue("half a sen");

    await end({ context, page });
    await expect(page.getByText(MESSAGE)).toBeHidden();
    await page.getByLabel("Notes").fill("half a sentence, and the rest");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Changes saved")).toBeVisible();
  });
}
