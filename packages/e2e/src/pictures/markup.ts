import type { Page } from "@playwright/test";

/** Text that a person sees and that is markup: it begins as a tag does, or stands in a `<noscript>`. Not code that is shown. */
export function visibleMarkup(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const text = texts.currentNode.textContent?.trim() ?? "";
      if (!text || !parent || parent.closest("code, pre") || !parent.checkVisibility()) continue;
      // A component's name begins with a capital: a sentence may speak of one.
      if (/^<[/!]?[a-z-]/.test(text) || parent.closest("noscript")) found.push(text.slice(0, 80));
    }
    return found;
  });
}
