import type { Page } from "@playwright/test";

declare global {
  interface Window {
    noteShown(text: string): void;
  }
}

/**
 * Notes which of `texts` a person could read on the page at any moment from now on, after every change of the DOM.
 * Unlike the whole document's text, that leaves out the scripts in which Next sends what it has rendered.
 *
 * @returns the texts seen so far; it grows
 */
export async function watchShown(page: Page, texts: readonly string[]): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await page.exposeFunction("noteShown", (text: string) => seen.add(text));
  await page.addInitScript(noteShown, texts);
  await page.evaluate(noteShown, texts);
  return seen;
}

// Runs in the page, alone: it cannot use anything outside itself.
function noteShown(texts: readonly string[]): void {
  const look = () => {
    const content = document.body?.innerText ?? "";
    for (const text of texts) if (content.includes(text)) window.noteShown(text);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  look();
}
