import type { Page } from "@playwright/test";
import { aCustomer, haveCustomer } from "../customers";
import { runFunction, setLatency } from "../deployment";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { Elsewhere } from "../prefetch/elsewhere";
import { listen } from "../prefetch/wire";

/** More than the list loads at first. */
const MANY = 60;

/** Expects the page to say how many customers there are, and its table to say so of itself. */
async function expectTotal(page: Page, text: string): Promise<void> {
  await expect(page.getByRole("main").getByText(text, { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Customers" })).toHaveAccessibleDescription(text);
}

test("how many customers there are is said live, and in the first HTML, also of more than are loaded", async ({
  app,
  page,
  openWithoutJavaScript,
}) => {
  const elsewhere = new Elsewhere(listen(page));
  await app.signUp(page, newcomer());
  await haveCustomer(app, page, aCustomer());
  await expectTotal(page, "1 customer");
  await elsewhere.addCustomers(MANY);
  await expectTotal(page, "61 customers");

  const plain = await openWithoutJavaScript();
  await plain.goto("/customers");
  await expectTotal(plain, "61 customers");

  // Loaded anew, the list has only its first customers: the rest is what the deployment counts.
  await page.reload();
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByText("Loading more…")).toBeAttached();
  await expectTotal(page, "61 customers");
  const customer = aCustomer();
  const token = await app.apiToken(page);
  const id = await runFunction("mutation", "customers:create", { ...customer }, token);
  await expectTotal(page, "62 customers");
  await runFunction("mutation", "customers:remove", { id }, token);
  await expectTotal(page, "61 customers");
});

test("a customer from elsewhere does not take the list away from whoever scrolls on", async ({
  app,
  page,
}) => {
  const elsewhere = new Elsewhere(listen(page));
  await app.signUp(page, newcomer());
  await elsewhere.addCustomers(MANY);
  await page.reload();
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  const table = page.getByRole("table", { name: "Customers" });
  await table.evaluate((element) => (element.dataset.before = "scrolling"));
  // The first page is one longer than the others from now on.
  await haveCustomer(app, page, aCustomer());
  await page.getByText("Loading more…").scrollIntoViewIfNeeded();
  await expect(page.getByText("Loading more…")).toBeHidden();
  await expect(page).toHaveURL(/\?count=150$/);
  await expectTotal(page, "61 customers");
  await expect(table).toHaveAttribute("data-before", "scrolling");
});

test("the table does not move when the number comes after it", async ({ app, page }) => {
  const person = newcomer();
  const elsewhere = new Elsewhere(listen(page));
  await app.signUp(page, person);
  await elsewhere.addCustomers(MANY);
  await page.goto("/account");
  await app.expectSignedIn(page, person);
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" });
  await link.hover();
  await setLatency(person.email, 1000);
  await link.click();
  const table = page.getByRole("table", { name: "Customers" });
  await expect(table).toBeVisible();
  const before = await table.boundingBox();
  await expectTotal(page, "60 customers");
  expect(await table.boundingBox()).toEqual(before);
});
