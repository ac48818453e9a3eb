import type { Page } from "@playwright/test";
import { expect, restUntilPrewarmed, settle, test } from "./fixtures";

/** Companies that the newest customer has, before and after a change while the pointer rests on a link. */
const companies = (technique: string) => [`Before: ${technique}`, `After: ${technique}`] as const;

test("ours: after a change from elsewhere the first rows are the new ones", async ({ app, lab, page }) => {
  for (const technique of app.techniques.ours) {
    const [before, after] = companies(technique);
    await lab.elsewhere.changeNewest(before);
    await lab.open();
    await restUntilPrewarmed(lab, technique);
    await lab.elsewhere.changeNewest(after);
    await expect.poll(() => lab.wire.answers.at(-1), "the change, at the tab").toContain(after);
    await noteFirst(page, [before, after]);
    await lab.link(technique).click();
    await expect(page.getByText(after)).toBeVisible();
    expect(await firstNoted(page), technique).toBe(after);
  }
});

test("a prefetch alone shows the old rows first, and the live ones replace them", async ({
  app,
  lab,
  page,
}) => {
  for (const technique of app.techniques.staleAfterChange) {
    const [before, after] = companies(technique);
    await lab.elsewhere.changeNewest(before);
    await lab.open();
    await lab.link(technique).hover();
    await settle(lab.wire);
    await lab.elsewhere.changeNewest(after);
    await noteFirst(page, [before, after]);
    await lab.link(technique).click();
    await expect(page.getByText(after)).toBeVisible();
    expect(await firstNoted(page), technique).toBe(before);
  }
});

/** Notes which of two texts is in the document first: after every change of the DOM, so before every paint. */
async function noteFirst(page: Page, texts: readonly [string, string]): Promise<void> {
  await page.evaluate((texts) => {
    const observer = new MutationObserver(() => {
      const content = document.body.textContent ?? "";
      const first = texts.find((text) => content.includes(text));
      if (first === undefined) return;
      document.documentElement.dataset.first = first;
      observer.disconnect();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, texts);
}

function firstNoted(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.documentElement.dataset.first);
}
