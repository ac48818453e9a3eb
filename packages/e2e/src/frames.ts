import type { Page } from "@playwright/test";

declare global {
  interface Window {
    noteText(text: string): void;
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
