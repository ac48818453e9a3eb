import type { Page } from "@playwright/test";
import {
  aCustomer,
  addCustomer,
  customerRow,
  fillCustomer,
  openCustomer,
  removeCustomer,
  type Customer,
} from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

declare global {
  interface Window {
    noteTable(hasCustomer: boolean): void;
  }
}

/** Notes, after every change of the DOM, whether the table of customers has this one, if there is a table. */
async function watchTable(page: Page, { name }: Customer): Promise<ReadonlySet<boolean>> {
  const seen = new Set<boolean>();
  await page.exposeFunction("noteTable", (hasCustomer: boolean) => seen.add(hasCustomer));
  await page.evaluate((name) => {
    const look = () => {
      // The outline of a table that is on its way has no name.
      const table = document.querySelector("table[aria-label='Customers']");
      if (table) window.noteTable(table.textContent.includes(name));
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  }, name);
  return seen;
}

test("the list never shows a removed customer again, for not even a frame", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await addCustomer(page, aCustomer("Stays"));
  await addCustomer(page, customer);
  await openCustomer(page, customer);
  const seen = await watchTable(page, customer);
  await removeCustomer(page);
  await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
  expect([...seen]).toEqual([false]);
});

test("the list has a new customer from its first frame on", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await addCustomer(page, aCustomer("Earlier"));
  await page.getByRole("link", { name: "Add customer" }).click();
  await fillCustomer(page, customer);
  const seen = await watchTable(page, customer);
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(customerRow(page, customer)).toBeVisible();
  expect([...seen]).toEqual([true]);
});

test("the way back from a customer leads to the list with the change that was saved, from its first frame on", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  const renamed = aCustomer("Renamed");
  await app.signIn(page, alice);
  await addCustomer(page, customer);
  await openCustomer(page, customer);
  await page.getByLabel("Name").fill(renamed.name);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  const seen = await watchTable(page, renamed);
  await page.goBack();
  await expect(customerRow(page, renamed)).toBeVisible();
  expect([...seen]).toEqual([true]);
});
