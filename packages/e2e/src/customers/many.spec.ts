import type { Page } from "@playwright/test";
import { aCustomer, customerLink, customerRow, haveCustomer, openCustomer } from "../customers";
import { expect, test as base } from "../fixtures";
import { Elsewhere } from "../prefetch/elsewhere";
import { listen } from "../prefetch/wire";
import { holdSocket } from "../socket";
import { expectUnchanged } from "../unchanged";

const TOTAL = 200;

const oldest = aCustomer("Zenobia");

/** The customers page of somebody with one customer that was added first, and the rest after it. */
const test = base.extend<{ oldest: typeof oldest }>({
  oldest: async ({ page, app, regular }, provide) => {
    if (regular.isKnown) await app.signIn(page, regular.person);
    else {
      const elsewhere = new Elsewhere(listen(page));
      await app.signUp(page, regular.person);
      await haveCustomer(app, page, oldest);
      await elsewhere.addCustomers(TOTAL);
      regular.isKnown = true;
      await page.goto("/customers");
    }
    await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
    // From the server's HTML alone the table is there before the search field works.
    await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
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

const search = (page: Page) => page.getByRole("searchbox", { name: "Search customers" });
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
  await expectUnchanged(place);
  const before = await place();
  await page.mouse.click(400, 450);
  await expect(page.getByRole("button", { name: "Save changes" })).toBeVisible();
  await page.goBack();
  await expect.poll(place).toBe(before);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
});

test("while more customers are on their way the page rests", async ({ page, oldest }) => {
  const socket = await holdSocket(page);
  await page.goto("/customers");
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  socket.hold();
  await scrollUntil(page, () => Promise.resolve(loaded(page) === 100));
  const writes = await page.evaluate(async () => {
    let writes = 0;
    const write = window.history.replaceState.bind(window.history);
    window.history.replaceState = (...args) => {
      writes += 1;
      write(...args);
    };
    await new Promise((resolve) => setTimeout(resolve, 500));
    window.history.replaceState = write;
    return writes;
  });
  // The App Router may still write what it has rendered once more.
  expect(writes).toBeLessThanOrEqual(1);
  socket.release();
  await scrollUntil(page, () => customerRow(page, oldest).isVisible());
});

test("going back from a customer that was found finds the search again", async ({ page, oldest }) => {
  await search(page).fill("zeno");
  await expect(page).toHaveURL(/\?search=zeno$/);
  await openCustomer(page, oldest);
  await page.goBack();
  await expect(search(page)).toHaveValue("zeno");
  await expect(customerLink(page, oldest)).toBeVisible();
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await expect(page).toHaveURL(/\?search=zeno$/);
});

test("the way to the customers in the navigation ends a search, and the way back finds it again", async ({
  page,
  oldest,
}) => {
  await search(page).fill("zeno");
  await expect(page).toHaveURL(/\?search=zeno$/);
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }).click();
  await expect(search(page)).toHaveValue("");
  await expect(page).toHaveURL(/\/customers$/);
  await expect(customerRow(page, oldest)).toBeHidden();
  await page.goBack();
  await expect(search(page)).toHaveValue("zeno");
  await expect(page.getByRole("rowheader")).toHaveCount(1);
});

test("a text that is too long to search for is cut off, and the page stays", async ({ page, oldest }) => {
  await expect(customerRow(page, oldest)).toBeHidden();
  const text = "x".repeat(120);
  await search(page).fill(`${text} and more`);
  await expect(search(page)).toHaveValue(text);
  await expect(page.getByText(`Nobody called “${text}”`)).toBeVisible();
});

test("a search finds a customer that is not loaded yet, and its address can be shared", async ({
  page,
  oldest,
}) => {
  await search(page).fill("zeno");
  await expect(customerLink(page, oldest)).toBeVisible();
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await expect(page.getByRole("status").filter({ hasText: "1 customer found" })).toBeVisible();
  await expect(page).toHaveURL(/\?search=zeno$/);
  await page.reload();
  await expect(customerLink(page, oldest)).toBeVisible();
  await search(page).press("Escape");
  await expect(customerRow(page, oldest)).toBeHidden();
  await expect(page).toHaveURL(/\/customers$/);
});

test("a search without a match says so, and leads back to everybody", async ({ page, oldest }) => {
  await expect(customerRow(page, oldest)).toBeHidden();
  await search(page).fill("xyzzy");
  await expect(page.getByText("Nobody called “xyzzy”")).toBeVisible();
  await page.getByRole("button", { name: "Show all customers" }).click();
  await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
});
