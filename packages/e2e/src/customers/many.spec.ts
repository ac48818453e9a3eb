import type { Page } from "@playwright/test";
import { addCustomer, aCustomer, customerLink, customerRow } from "../customers";
import { expect, test as base } from "../fixtures";
import { newcomer } from "../people";
import { Elsewhere } from "../prefetch/elsewhere";
import { listen } from "../prefetch/wire";

const TOTAL = 200;

/** The customers page of somebody new, with one customer added first and the rest after it. */
const test = base.extend<{ oldest: ReturnType<typeof aCustomer> }>({
  oldest: async ({ page, app }, provide) => {
    const elsewhere = new Elsewhere(listen(page));
    const oldest = aCustomer("Zenobia");
    await app.signUp(page, newcomer());
    await addCustomer(page, oldest);
    await elsewhere.addCustomers(TOTAL);
    await page.goto("/customers");
    await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
    await provide(oldest);
  },
});

/** Scrolls on until `reached`, as a wheel does. */
async function scrollUntil(page: Page, reached: () => Promise<boolean>): Promise<void> {
  await page.mouse.move(400, 500);
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 2500);
        return await reached();
      },
      { intervals: [100] },
    )
    .toBe(true);
}

const loaded = (page: Page) => Number(new URL(page.url()).searchParams.get("count"));

test("a long list loads as one scrolls, to its very end, with few rows in the document", async ({
  page,
  oldest,
}) => {
  await expect(customerRow(page, oldest)).toBeHidden();
  await scrollUntil(page, () => customerRow(page, oldest).isVisible());
  expect(await page.getByRole("rowheader").count()).toBeLessThan(60);
});

test("going back from a customer finds the place in the list", async ({ page, oldest }) => {
  await expect(customerRow(page, oldest)).toBeHidden();
  await scrollUntil(page, () => Promise.resolve(loaded(page) >= 150));
  const place = () => page.evaluate(() => window.scrollY);
  // Wheels roll out: the place is where it has come to rest.
  let before = await place();
  await expect
    .poll(async () => {
      const last = before;
      before = await place();
      return before - last;
    })
    .toBe(0);
  await page.mouse.click(400, 450);
  await expect(page.getByRole("button", { name: "Save changes" })).toBeVisible();
  await page.goBack();
  await expect.poll(place).toBe(before);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
});

test("a search finds a customer that is not loaded yet, and its address can be shared", async ({
  page,
  oldest,
}) => {
  await page.getByRole("searchbox", { name: "Search customers" }).fill("zeno");
  await expect(customerLink(page, oldest)).toBeVisible();
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await expect(page).toHaveURL(/\?search=zeno$/);
  await page.reload();
  await expect(customerLink(page, oldest)).toBeVisible();
  await page.getByRole("searchbox", { name: "Search customers" }).press("Escape");
  await expect(customerRow(page, oldest)).toBeHidden();
  await expect(page).toHaveURL(/\/customers$/);
});

test("a search without a match says so, and leads back to everybody", async ({ page, oldest }) => {
  await expect(customerRow(page, oldest)).toBeHidden();
  await page.getByRole("searchbox", { name: "Search customers" }).fill("xyzzy");
  await expect(page.getByText("Nobody called “xyzzy”")).toBeVisible();
  await page.getByRole("button", { name: "Show all customers" }).click();
  await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
});
