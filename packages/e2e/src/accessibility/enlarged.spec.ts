import type { Page } from "@playwright/test";
import { aCustomer, haveCustomer, openCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** WCAG 2.2, success criterion 1.4.12. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** A window 1280 pixels wide, at 100 % and at 200 % (success criterion 1.4.4). */
const WIDTHS = [1280, 640];

test("enlarged, and with more space between letters and lines, nothing is cut off", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await expectWhole(page, "/customers");
  await openCustomer(page, customer);
  await expectWhole(page, "a customer");
  for (const path of ["/", "/rendering/server", "/account"]) {
    await page.goto(path);
    await app.expectSignedIn(page, alice);
    await expectWhole(page, path);
  }
});

async function expectWhole(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACING);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 400 });
    expect.soft(await cutOff(page), `${name}, ${width} pixels wide`).toEqual([]);
  }
}

/** Texts that are wider or higher than what shows them, and the page itself if it has to be scrolled sideways. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} pixels wide`);
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // What is for screen readers alone is a pixel large.
      if (!element.checkVisibility() || box.width <= 1 || box.height <= 1) continue;
      if (!element.textContent.trim() || textOverflow === "ellipsis") continue;
      const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
      const isCut =
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
      if (isCut) found.push(`${element.tagName} .${element.className}: ${element.textContent.slice(0, 40)}`);
    }
    return found;
  });
}
