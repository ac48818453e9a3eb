import type { Locator, Page } from "@playwright/test";
import { newcomer } from "../../people";
import { Elsewhere } from "../elsewhere";
import { expect, test } from "../fixtures";
import { listen } from "../wire";
import { CostCounter, type Costs } from "./costs";
import { Hand } from "./hand";
import { leave, timeToShow, variants, type Variant } from "./variants";

/** Visits of each kind, variant and app. In turns, so that a slow moment of the machine is everybody's. */
const ROUNDS = Number(process.env.PREFETCH_REPORT_ROUNDS ?? 6);
/** Between reaching a link and pressing it, in ms. */
const LEADS = (process.env.PREFETCH_REPORT_LEADS ?? "0,50,100,200,400").split(",").map(Number);
/** What a page that was opened is looked at before the next one, in ms. */
const LOOK = 500;
/** How long the tabs are left alone for what they cost then, in ms. */
const ALONE = 60_000;

/** A page of them, all of which are on the screen. */
const CUSTOMERS = 45;
const VIEWPORT = { width: 1280, height: 2900 };

/** What is waited for on the pages. */
const ROWS = "main th[scope=row] a";
const FORM = "main form input[name=email]";
const ACCOUNT = "main dl";

/** One visit: from the press to the content. */
export interface Visit {
  variant: string;
  place: "header" | "row" | "back";
  /** By which the link was reached. */
  by: "pointer" | "keyboard" | "touch";
  lead: number;
  ms: number;
}

export interface LeadReport {
  visits: Visit[];
  /** By variant: what opening the app cost, what each visited page did, and what an hour costs in which nobody does anything. */
  costs: Record<string, { opening: Costs; page: Costs; hour: Costs }>;
}

interface Tab {
  variant: Variant;
  page: Page;
  costs: CostCounter;
  opening: Costs;
  visits: number;
  /** Rows that were opened: none again before all were, as its data could still be there. */
  opened: number;
}

test("from reaching a link to its page", async ({ app, browser, baseURL, slowDown }, testInfo) => {
  test.setTimeout(60 * 60_000);
  const tabs: Tab[] = [];
  for (const variant of variants) {
    const context = await browser.newContext({ baseURL, hasTouch: true, viewport: VIEWPORT });
    const page = await context.newPage();
    const person = newcomer();
    await slowDown(person);
    const elsewhere = new Elsewhere(listen(page));
    await app.signUp(page, person);
    await elsewhere.addCustomers(CUSTOMERS);
    await leave(page, variant);
    // What the page before has begun is not this one's.
    await page.goto("about:blank");
    await page.waitForTimeout(1000);
    const costs = await CostCounter.begin(page, person);
    const before = await costs.read();
    await page.goto("/account");
    await expect(page.locator(ACCOUNT).first()).toBeVisible();
    await page.waitForTimeout(3000);
    tabs.push({ variant, page, costs, opening: minus(await costs.read(), before), visits: 0, opened: 0 });
  }

  const visits: Visit[] = [];
  const starts = await Promise.all(tabs.map(({ costs }) => costs.read()));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const lead of LEADS) for (const tab of tabs) await goAround(tab, lead, round, visits);
    // Fewer of these: they take long.
    if (round % 2 === 0) for (const tab of tabs) await goByOthers(tab, round, visits);
  }
  const ends = await Promise.all(tabs.map(({ costs }) => costs.read()));
  await new Promise((resolve) => setTimeout(resolve, ALONE));
  const laters = await Promise.all(tabs.map(({ costs }) => costs.read()));

  const costs = tabs.map(({ variant, opening, visits }, index) => {
    const page = times(minus(ends[index], starts[index]), 1 / visits);
    const hour = times(minus(laters[index], ends[index]), 3_600_000 / ALONE);
    return [variant.name, { opening, page, hour }] as const;
  });
  for (const { page } of tabs) await page.context().close();
  const report: LeadReport = { visits, costs: Object.fromEntries(costs) };
  await testInfo.attach("lead", {
    body: JSON.stringify({ app: app.name, report }),
    contentType: "application/json",
  });
});

/** From the account to the customers, to one of them, back, and to the account again. */
async function goAround(tab: Tab, lead: number, round: number, visits: Visit[]): Promise<void> {
  const { page } = tab;
  const hand = new Hand(page, round * 1000 + lead);
  const visit = async (place: Visit["place"] | null, link: Locator, selector: string) => {
    // What is waited for is not on the page yet.
    const shown = timeToShow(page, selector);
    await hand.click(link, lead);
    const ms = await shown;
    if (place) visits.push({ variant: tab.variant.name, place, by: "pointer", lead, ms });
    tab.visits += 1;
    await page.waitForTimeout(LOOK);
  };
  await visit("header", headerLink(page, "Customers"), ROWS);
  await visit("row", nextRow(tab), FORM);
  await visit("back", page.getByRole("main").getByRole("link", { name: "Customers" }), ROWS);
  await visit(null, headerLink(page, "Account"), ACCOUNT);
}

/** The rows by keyboard and by touch. */
async function goByOthers(tab: Tab, round: number, visits: Visit[]): Promise<void> {
  const { page } = tab;
  const hand = new Hand(page, round);
  for (const [by, lead] of [
    ["keyboard", 0],
    ["keyboard", 100],
    ["touch", 0],
  ] as const) {
    await hand.click(headerLink(page, "Customers"), 0);
    await timeToShow(page, ROWS);
    await page.waitForTimeout(LOOK);
    const row = nextRow(tab);
    const shown = timeToShow(page, FORM);
    if (by === "touch") await hand.tap(row);
    else await hand.enter(row, lead);
    visits.push({ variant: tab.variant.name, place: "row", by, lead, ms: await shown });
    await page.waitForTimeout(LOOK);
    await hand.click(headerLink(page, "Account"), 0);
    await timeToShow(page, ACCOUNT);
    await page.waitForTimeout(LOOK);
    tab.visits += 3;
  }
}

const headerLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

function nextRow(tab: Tab): Locator {
  const links = tab.page.getByRole("table", { name: "Customers" }).getByRole("link");
  tab.opened += 1;
  return links.nth(tab.opened % CUSTOMERS);
}

const minus = (a: Costs | undefined, b: Costs | undefined): Costs => ({
  queries: (a?.queries ?? 0) - (b?.queries ?? 0),
  bytes: (a?.bytes ?? 0) - (b?.bytes ?? 0),
  cpu: (a?.cpu ?? 0) - (b?.cpu ?? 0),
});
const times = ({ queries, bytes, cpu }: Costs, factor: number): Costs => ({
  queries: queries * factor,
  bytes: bytes * factor,
  cpu: cpu * factor,
});
