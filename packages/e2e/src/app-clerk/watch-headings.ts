import type { Page } from "@playwright/test";

declare global {
  interface Window {
    noteHeading(text: string): void;
  }
}

/**
 * Notes the main headings that this document shows from now on, after every change of the DOM; an empty text where there
 * was none.
 *
 * @returns the headings seen so far; it grows
 */
export async function watchHeadings(page: Page): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await page.exposeFunction("noteHeading", (text: string) => seen.add(text));
  await page.evaluate(() => {
    const look = () => window.noteHeading(document.querySelector("main h1")?.textContent ?? "");
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    look();
  });
  return seen;
}
