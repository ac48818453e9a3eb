import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { watchNetwork, type Fetched, type Speed, type Watched } from "./network";
import type { SocketMarks } from "./socket";

/** Scripts that wait until the browser has nothing else to do come within this time, in ms. */
const QUIET_MS = 700;
const PATIENCE_MS = 60_000;

/** What the probe in the page has seen, in ms since the navigation began; null for what never was. */
export interface Marks {
  live: number | null;
  liveAsViewer: number | null;
  row: number | null;
  answers: number | null;
  blocked: number;
}

export interface Vitals {
  TTFB?: number;
  FCP?: number;
  LCP?: number;
  CLS?: number;
}

/** One load of a page. */
export interface Load {
  marks: Marks;
  vitals: Vitals;
  fetched: Fetched[];
  socket: SocketMarks;
}

interface Probed extends Window {
  __compare: { marks: Marks; vitals: Vitals };
}

/** What a load is waited for, beside an answer to a click. */
export type Expected = readonly ("row" | "live" | "liveAsViewer")[];

/** Loads an address in a new tab of a context, waits for what is expected and then for quiet, and reads the marks. */
export async function load(
  context: BrowserContext,
  url: string,
  speed: Speed,
  expected: Expected,
): Promise<Load> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    const network = await watchNetwork(session, speed);
    await page.goto(url, { waitUntil: "commit" });
    await untilMarked(page, [...expected, "answers"], url);
    await untilQuiet(network, url);
    const { marks, vitals } = await page.evaluate(() => (window as unknown as Probed).__compare);
    return { marks, vitals, fetched: network.fetched(), socket: network.socket() };
  } finally {
    await page.close();
  }
}

async function untilMarked(page: Page, wanted: (keyof Marks)[], url: string): Promise<void> {
  try {
    await page.waitForFunction(
      (names) => names.every((name) => (window as unknown as Probed).__compare.marks[name] !== null),
      wanted,
      { polling: 50 },
    );
  } catch (error) {
    const marks = await page.evaluate(() => (window as unknown as Probed).__compare.marks);
    const missing = wanted.filter((name) => marks[name] === null).join(", ");
    throw new Error(`${url} was loaded and did not come to: ${missing}.`, { cause: error });
  }
}

/** Until the page has fetched all that it fetches by itself: otherwise its bytes are how far it came. */
async function untilQuiet(network: Watched, url: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!network.isQuietFor(QUIET_MS)) {
    if (performance.now() > until) throw new Error(`${url} was loaded and still fetches.`);
    await wait(50);
  }
}
