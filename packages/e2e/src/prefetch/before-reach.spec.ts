import { pathShapes, pointerPath, seededRandom } from "@repo/convex-next/testing/pointer-paths";
import type { Locator, Page } from "@playwright/test";
import { executions } from "../deployment";
import { newcomer, type Person } from "../people";
import { expectUnchanged } from "../unchanged";
import { Elsewhere } from "./elsewhere";
import { expect, test } from "./fixtures";
import { movePointer, type Sample } from "./pointer";
import { saveData } from "./saves-data";
import { listen, type Wire } from "./wire";

/** What the header's pages need, by the paths of their queries. */
const HEADER = ["counter:get", "customers:listByUser", "customers:page", "users:me"];

/** Queries that nobody used, for each page that was visited. */
const MOST_WASTED = 2;

/** How often the deployment has run a query for somebody. */
async function queryRuns({ email }: Person): Promise<number> {
  const counts = Object.entries(await executions(email)).filter(([path]) => path !== "users:ensure");
  return counts.reduce((sum, [, { total }]) => sum + total, 0);
}

const headerLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });
const customerLinks = (page: Page) => page.getByRole("table", { name: "Customers" }).getByRole("link");

/** Waits until the header's pages are ready, and nothing is on its way for them any more. */
async function expectHeaderReady(wire: Wire, person: Person): Promise<void> {
  await expect.poll(() => HEADER.filter((path) => !wire.subscriptions.includes(path))).toEqual([]);
  await expectUnchanged(() => queryRuns(person));
}

/** Waits until the browser has had nothing to do, twice: what waited for that was done. */
async function idle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let times = 0; times < 2; times += 1)
      await new Promise<unknown>((resolve) => requestIdleCallback(resolve));
  });
}

/** A seeded way to a link that ends as the pointer is about to come onto it. */
async function pathTo(link: Locator, shape: (typeof pathShapes)[number]): Promise<Sample[]> {
  const box = await link.boundingBox();
  if (!box) throw new Error("The link is not on the page.");
  const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const from = { x: to.x + 500, y: to.y + 60 };
  const path = pointerPath(shape, { from, to, width: box.height }, seededRandom(1));
  const reached = path.findIndex(
    ({ x, y }) => Math.abs(x - to.x) <= box.width / 2 && Math.abs(y - to.y) <= box.height / 2,
  );
  return path.slice(0, reached);
}

test("once a page is live the header's pages are ready, and opening them asks for nothing", async ({
  app,
  page,
}) => {
  const person = newcomer();
  await app.startSession(page, person, "sign up");
  const wire = listen(page);
  await page.goto("/customers");
  await expectHeaderReady(wire, person);
  // Not the runs: whenever a tab renews its token, all that it subscribes to runs again.
  const { length } = wire.subscriptions;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  for (const name of ["Account", "Home", "Customers", "Rendering"]) {
    await headerLink(page, name).click();
    await expect(headerLink(page, name)).toHaveAttribute("aria-current", "page");
    await idle(page);
  }
  expect(wire.subscriptions.slice(length)).toEqual([]);
  // The one page that is made on the server for each request.
  expect(asked).not.toContain("/customers");
});

test("nothing is kept ready while nobody sees the page", async ({ app, page }) => {
  const person = newcomer();
  await app.startSession(page, person, "sign up");
  const wire = listen(page);
  await page.goto("/account");
  await expectHeaderReady(wire, person);
  const setHidden = (isHidden: boolean) =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  await setHidden(true);
  // The page's own.
  await expect.poll(() => wire.held.size).toBe(1);
  await setHidden(false);
  await expect.poll(() => wire.held.size).toBe(HEADER.length);
});

test("nothing is kept ready for people who save data", async ({ app, page }) => {
  await app.startSession(page, newcomer(), "sign up");
  await saveData(page);
  const wire = listen(page);
  await page.goto("/account");
  await expect.poll(() => wire.subscriptions).toContain("users:me");
  await idle(page);
  expect(wire.subscriptions).toEqual(["users:me"]);
});

test("nothing is kept ready for nobody", async ({ page }) => {
  const wire = listen(page);
  await page.goto("/");
  await expect.poll(() => wire.subscriptions).toContain("counter:get");
  await idle(page);
  expect(wire.subscriptions).toEqual(["counter:get"]);
});

test.describe("customers", () => {
  test.beforeEach(async ({ app, page }) => {
    const elsewhere = new Elsewhere(listen(page));
    await app.signUp(page, newcomer());
    await elsewhere.addCustomers(8);
    await expect(customerLinks(page)).toHaveCount(8);
  });

  for (const shape of pathShapes) {
    test(`a row has its data on its way before the pointer is on it: ${shape} path`, async ({ page }) => {
      const wire = listen(page);
      await page.reload();
      await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
      expect(wire.subscriptions).not.toContain("customers:get");
      await movePointer(page, await pathTo(customerLinks(page).nth(3), shape));
      await expect.poll(() => wire.subscriptions).toContain("customers:get");
    });
  }

  test("the keyboard has the row that is focused and the next one", async ({ page }) => {
    const wire = listen(page);
    await page.reload();
    await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
    const gets = () => wire.subscriptions.filter((path) => path === "customers:get").length;
    await page.getByRole("searchbox").focus();
    await page.keyboard.press("Tab");
    await expect(customerLinks(page).first()).toBeFocused();
    await expect.poll(gets).toBe(2);
    await page.keyboard.press("Tab");
    await expect(customerLinks(page).nth(1)).toBeFocused();
    await expect.poll(gets).toBe(3);
  });
});

test("what is run for nothing is bounded", async ({ app, page }) => {
  test.slow();
  const person = newcomer();
  const wire = listen(page);
  const elsewhere = new Elsewhere(wire);
  await app.signUp(page, person);
  await elsewhere.addCustomers(8);
  await expect(customerLinks(page)).toHaveCount(8);
  await expectHeaderReady(wire, person);

  const before = await queryRuns(person);
  for (const [index, shape] of pathShapes.entries()) {
    const link = customerLinks(page).nth(index * 2);
    const name = await link.innerText();
    await movePointer(page, await pathTo(link, shape));
    await link.click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Customers" }).click();
    await expect(customerLinks(page)).toHaveCount(8);
  }
  await expectUnchanged(() => queryRuns(person));
  const visited = pathShapes.length * 2;
  const used = pathShapes.length * app.techniques.runsPerTurn;
  expect((await queryRuns(person)) - before - used).toBeLessThanOrEqual(MOST_WASTED * visited);
});
