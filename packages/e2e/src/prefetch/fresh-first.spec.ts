import { watchTexts } from "../frames";
import { changeNewest, elsewhere } from "./elsewhere";
import { expect, settle, test } from "./fixtures";
import { restUntilPrewarmed } from "./ready";
import { ours, staleAfterChange } from "./techniques";

const OLD = "Company of before";
const NEW = "Company of after";

test("ours: after a change from elsewhere the first rows are the new ones", async ({ app, lab, page }) => {
  const client = await elsewhere(lab.wire);
  const seen = await watchTexts(page, [OLD, NEW]);
  for (const technique of ours[app.name]) {
    await changeNewest(client, OLD);
    await lab.open();
    await restUntilPrewarmed(lab, technique);
    await changeNewest(client, NEW);
    await expect.poll(() => lab.wire.answers.at(-1), "the change at the tab").toContain(NEW);
    await lab.link(technique).click();
    await expect(page.getByText(NEW)).toBeVisible();
  }
  expect([...seen]).toEqual([NEW]);
});

test("a prefetch alone paints the old rows first, and the live ones replace them", async ({ app, lab, page }) => {
  const client = await elsewhere(lab.wire);
  for (const [index, technique] of staleAfterChange[app.name].entries()) {
    const [before, after] = [`${OLD} ${index}`, `${NEW} ${index}`];
    await changeNewest(client, before);
    await lab.open();
    await lab.link(technique).hover();
    await settle(lab.wire);
    await changeNewest(client, after);
    await page.evaluate(noteFirst, [before, after]);
    await lab.link(technique).click();
    await expect(page.getByText(after)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.dataset.firstSeen), technique).toBe(before);
  }
});

// Runs in the page, alone: which of the texts is in the document first.
function noteFirst(texts: readonly string[]): void {
  const observer = new MutationObserver(() => {
    const first = texts.find((text) => document.body.textContent.includes(text));
    if (first === undefined) return;
    document.documentElement.dataset.firstSeen = first;
    observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
