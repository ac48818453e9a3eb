import type { Locator, Page } from "@playwright/test";
import { aCustomer, customerLink, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

const navigation = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

/** Presses the mouse's button on an element and holds it down. */
async function press(page: Page, target: Locator): Promise<void> {
  await target.hover();
  await page.mouse.down();
}

test("the navigation opens when the button goes down, and once", async ({ page, app }) => {
  await app.signIn(page, alice);
  const steps = () => page.evaluate(() => window.history.length);
  const before = await steps();
  await press(page, navigation(page, "Account"));
  await expect(page).toHaveURL("/account");
  await page.mouse.up();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  expect(await steps()).toBe(before + 1);
  await page.goBack();
  await expect(page).toHaveURL("/customers");
});

test("a customer's name opens when the button comes up, and can be dragged away from", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await press(page, customerLink(page, customer));
  await page.mouse.move(5, 5);
  await page.mouse.up();
  // What comes later has come: that one would have been there before it.
  await navigation(page, "Home").click();
  await expect(page).toHaveURL("/");
  await page.goBack();
  await expect(page).toHaveURL("/customers");
});

test("with Ctrl the navigation opens in a new tab, and this one stays", async ({ page, context, app }) => {
  await app.signIn(page, alice);
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    navigation(page, "Account").click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await expect(tab).toHaveURL("/account");
  await expect(page).toHaveURL("/customers");
});
