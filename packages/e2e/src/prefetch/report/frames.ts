import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures";
import { newcomer } from "../../people";
import { Elsewhere } from "../elsewhere";
import { listen } from "../wire";

const CUSTOMERS = 10_000;

/** As many changes a second come from elsewhere, if the deployment is fast enough. */
const CHANGES_PER_SECOND = [0, 10];

/** What the frames were like while a long list was scrolled from its top to its end. */
export interface Frames {
  customers: number;
  /** What came from elsewhere meanwhile. */
  changes: number;
  /** The time from each frame to the next, in ms. */
  intervals: number[];
  /** Frames in whose middle there was no row. */
  blank: number;
  /** The most rows that were in the document. */
  mostRows: number;
}

for (const perSecond of CHANGES_PER_SECOND) {
  test(`frames of a long list with ${perSecond} changes a second`, async ({ app, page }, testInfo) => {
    test.setTimeout(20 * 60_000);
    const elsewhere = new Elsewhere(listen(page));
    await app.signUp(page, newcomer());
    for (let added = 0; added < CUSTOMERS; added += 1000) await elsewhere.addCustomers(1000);
    await page.goto("/customers");
    await expect(page.getByRole("table", { name: "Customers" })).toBeVisible();
    const end = new AbortController();
    const passing = perSecond === 0 ? 0 : elsewhere.comeAndGo(perSecond, end.signal);
    const seen = await scrollToEnd(page, CUSTOMERS);
    end.abort();
    const frames: Frames = { customers: CUSTOMERS, changes: await passing, ...seen };
    await testInfo.attach("frames", {
      body: JSON.stringify({ app: app.name, frames }),
      contentType: "application/json",
    });
  });
}

/** Scrolls down by some rows a frame, as a fling does, waiting for more where the list ends, until all are there. */
function scrollToEnd(page: Page, total: number): Promise<Omit<Frames, "customers" | "changes">> {
  return page.evaluate(async (total) => {
    const PER_FRAME = 240;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const table = document.querySelector("table");
    const rowCount = () => Number(table?.getAttribute("aria-rowcount"));
    const isRow = (element: Element | null) => element?.closest("tr")?.querySelector("th[scope=row]") != null;
    const seen = { intervals: [] as number[], blank: 0, mostRows: 0 };
    let last = await frame();
    const isAtEnd = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 1;
    while (rowCount() < total + 1 || !isAtEnd()) {
      window.scrollBy(0, PER_FRAME);
      const now = await frame();
      seen.intervals.push(now - last);
      last = now;
      const middle = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
      if (middle?.closest("tbody") && !isRow(middle)) seen.blank += 1;
      seen.mostRows = Math.max(seen.mostRows, document.querySelectorAll("th[scope=row]").length);
    }
    return seen;
  }, total);
}
