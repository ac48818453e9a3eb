import type { Page } from "@playwright/test";

/** Has the browser ask for less data on all pages that open from now on: nothing of a page is there before its click. */
export async function saveData(page: Page): Promise<void> {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true }),
  );
}
