import { aCustomer, customerRow, haveCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("a saved change is on the customer's page and in the table", async ({ page, app }) => {
  const customer = aCustomer();
  const renamed = aCustomer("Renamed");
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await openCustomer(page, customer);

  await page.getByLabel("Name").fill(renamed.name);
  await page.getByLabel("Status").selectOption("Paused");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: renamed.name })).toBeVisible();

  await page.getByRole("main").getByRole("link", { name: "Customers" }).click();
  await expect(customerRow(page, renamed)).toContainText("Paused");
  await expect(customerRow(page, customer)).toHaveCount(0);
});

test("the browser asks before a reload throws away what was typed", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await openCustomer(page, customer);
  // Browsers ask only a person who has done something on the page.
  await page.getByLabel("Notes").click();
  await page.keyboard.type("Half a sent");

  const question = page.waitForEvent("dialog");
  const reload = page.evaluate(() => window.location.reload());
  const dialog = await question;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await reload;
  await expect(page.getByLabel("Notes")).toHaveValue("Half a sent");
});

test("a change is still there after a reload", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await openCustomer(page, customer);
  await page.getByLabel("Notes").fill("Calls back in May");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Notes")).toHaveValue("Calls back in May");
});
