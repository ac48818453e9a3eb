import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { Elsewhere } from "../prefetch/elsewhere";
import { seeAlone } from "../prefetch/fixtures";
import { listen } from "../prefetch/wire";
import { expectPictures } from "./picture";

test.use({ bypassCSP: true });

test("pictures: the lab's results", async ({ page, app }, info) => {
  const person = newcomer();
  await seeAlone(page, person);
  const wire = listen(page);
  await app.signUp(page, person);
  await new Elsewhere(wire).addCustomers(1);
  await page.goto("/prefetch");
  await page.getByRole("link", { name: "Open the rows: Plain Link", exact: true }).click();
  await expect(page.getByRole("region", { name: "This click" })).toContainText(/Plain Link: \d+ ms/);
  await page.getByRole("link", { name: "Back to the lab" }).click();
  const results = page.getByRole("region", { name: "Your clicks" });
  await holdNumbers(results.getByRole("cell"));
  const plot = results.getByRole("img", { name: /^Times in ms/ });
  await expectPictures(page, "prefetch-results", info, { part: results, masked: [plot] });
});

/** What a click cost is another number in each run: the same one stands in the place of all. */
async function holdNumbers(cells: Locator): Promise<void> {
  await expect(cells.first()).toBeVisible();
  await cells.evaluateAll((all) => {
    for (const cell of all) {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode as Text;
        node.data = node.data.replaceAll(/\d[\d.,]*/g, "1");
      }
    }
  });
}

test("pictures: the server could not read", async ({ page, app }, info) => {
  await app.signIn(page, alice);
  await app.leaveUnread(page);
  // What is streamed is in the document twice for a moment, first outside of the page.
  const note = page
    .getByRole("main")
    .locator("[aria-live]")
    .filter({ hasText: "The server could not read your data" });
  await expect(note).toBeVisible();
  await expectPictures(page, "server-unread", info, { part: note });
});
