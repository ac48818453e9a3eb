import { aCustomer, addCustomer, customerRow } from "../customers";
import { openCounter } from "../counter";
import { expect, test } from "../fixtures";
import { alice } from "../people";

const ABORTED = /ERR_FAILED|Failed to load|failed_to_load|clerk/i;
const MESSAGE = "The login service does not answer";
// Clerk tries for a while before it says so.
const PATIENCE = { timeout: 60_000 };

test.describe.configure({ timeout: 120_000 });

test("without the login service the public part works, and a message offers to try again", async ({
  page,
  app,
  problems,
}) => {
  problems.expect(ABORTED);
  await page.route("**/__clerk/**", (route) => route.abort());
  await openCounter(page);
  await expect(page.getByText(MESSAGE)).toBeVisible(PATIENCE);

  await page.unroute("**/__clerk/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await app.expectSignedOut(page);
  await expect(page.getByText(MESSAGE)).toHaveCount(0);
});

test("without the login service the preloaded customers stay on the screen", async ({
  page,
  app,
  problems,
}) => {
  problems.expect(ABORTED);
  const customer = aCustomer();
  await app.signIn(page, alice);
  await addCustomer(page, customer);
  await page.route("**/__clerk/**", (route) => route.abort());
  await page.goto("/customers");
  await expect(page.getByText(MESSAGE)).toBeVisible(PATIENCE);
  await expect(customerRow(page, customer)).toBeVisible();
});
