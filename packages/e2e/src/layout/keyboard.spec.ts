import type { Locator, Page } from "@playwright/test";
import { aCustomer, customerLink, customerRow } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

const MOST_STOPS = 60;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_STOPS} presses of Tab do not reach ${target.toString()}.`);
}

test("a customer is added and opened with the keyboard alone", async ({ page, app }) => {
  const customer = aCustomer();
  await app.startSession(page, alice, "sign in");
  await page.goto("/");

  await tabTo(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Add customer" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Name"));
  await page.keyboard.type(customer.name);
  await tabTo(page, page.getByLabel("Email"));
  await page.keyboard.type(customer.email);
  await tabTo(page, page.getByLabel("Status"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Add customer" }));
  await page.keyboard.press("Enter");
  await expect(customerRow(page, customer)).toContainText("Active");

  await tabTo(page, customerLink(page, customer));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
});

test("the first stop skips the header", async ({ page }) => {
  await page.goto("/");
  const skip = page.getByRole("link", { name: "Skip to content" });
  const height = async () => (await skip.boundingBox())?.height;
  // Not only out of the window, which a picture of a whole page does not end at.
  expect(await height()).toBeLessThanOrEqual(1);
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  expect(await height()).toBeGreaterThan(20);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  expect(await height()).toBeLessThanOrEqual(1);
});
