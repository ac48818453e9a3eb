import type { Page } from "@playwright/test";

declare global {
  interface Window {
    noteText(text: string): void;
    noteHeading(text: string): void;
  }
}

/**
 * Notes which of `texts` were in the document at any moment from now on, in this document and in those that the
 * tab loads after it: after every change of the DOM, so before every frame that is painted.
 *
 * @returns the texts seen so far; it grows
 */
export async function watchTexts(page: Page, texts: readonly string[]): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await page.exposeFunction("noteText", (text: string) => seen.add(text));
  await page.addInitScript(noteTexts, texts);
  await page.evaluate(noteTexts, texts);
  return seen;
}

// Runs in the page, alone: it cannot use anything outside itself.
function noteTexts(texts: readonly string[]): void {
  const look = () => {
    const content = document.documentElement?.textContent ?? "";
    for (const text of texts) if (content.includes(text)) window.noteText(text);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  look();
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
