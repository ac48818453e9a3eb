import { aCustomer, addCustomer, customerRow, haveCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("two tabs show each other's changes at once", async ({ page, context, app }) => {
  const customer = aCustomer();
  const renamed = aCustomer("Renamed");
  await app.signIn(page, alice);
  const otherTab = await context.newPage();
  await otherTab.goto("/customers");

  await addCustomer(page, customer);
  await expect(customerRow(otherTab, customer)).toBeVisible();

  await openCustomer(otherTab, customer);
  await otherTab.getByLabel("Name").fill(renamed.name);
  await otherTab.getByRole("button", { name: "Save changes" }).click();
  await expect(customerRow(page, renamed)).toBeVisible();
  await expect(customerRow(page, customer)).toHaveCount(0);
});

test("a change elsewhere reaches an open form, and leaves what is being typed", async ({
  page,
  context,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const path = await openCustomer(page, customer);
  await page.getByLabel("Notes").fill("Half a sent");
  const otherTab = await context.newPage();
  await otherTab.goto(path);

  await otherTab.getByLabel("Company").fill("Changed elsewhere Ltd");
  await otherTab.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByLabel("Company")).toHaveValue("Changed elsewhere Ltd");
  await expect(page.getByLabel("Notes")).toHaveValue("Half a sent");
});
