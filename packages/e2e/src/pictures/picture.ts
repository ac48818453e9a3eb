import type { Locator, Page, TestInfo } from "@playwright/test";
import { expectAccessible } from "../accessibility/axe";
import { expect } from "../fixtures";
import { brokenImages } from "./images";
import { hideDifferences, holdLiveTexts, loadFonts } from "./look";
import { visibleMarkup } from "./markup";

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 375, height: 740 } } as const;

export interface PictureOptions {
  /** Whether both apps are compared with the same picture, so with each other. */
  alike?: boolean;
  /**
   * Whole, from top to bottom, only wide in the light and narrow in the dark; in the other two ways what is in the window:
   * for pages of parts that other pictures show in all four ways.
   */
  brief?: boolean;
  /** The part of the page that is compared, instead of all of it. */
  part?: Locator;
  /** What is another drawing in each run: its place and size are compared. */
  masked?: Locator[];
}

/**
 * Compares a page, from top to bottom, with the pictures in `__pictures__`: in the light and in the dark, wide and
 * narrow, all of one page load. Also expects that no markup is shown as text, that no image is
 * broken, and that axe finds nothing, wide in the light and narrow in the dark.
 */
export async function expectPictures(
  page: Page,
  name: string,
  { project }: TestInfo,
  { alike = false, brief = false, part, masked = [] }: PictureOptions = {},
): Promise<void> {
  await loadFonts(page);
  for (const width of ["wide", "narrow"] as const) {
    await page.setViewportSize(SIZES[width]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await holdLiveTexts(page);
      if (alike) await hideDifferences(page);
      const file = [alike ? "both" : project.name, `${name}-${width}-${colorScheme}.png`];
      const isWhole = (width === "wide") === (colorScheme === "light");
      const fullPage = !brief || isWhole;
      const options = { mask: masked, maskColor: "#808080" };
      if (part) await startAtWholePixel(part);
      if (part) await expect.soft(part).toHaveScreenshot(file, options);
      else await expect.soft(page).toHaveScreenshot(file, { ...options, fullPage });
      if (!part && isWhole) await expectAccessible(page, `${name}, ${width} and ${colorScheme}`);
    }
  }
  expect.soft(await visibleMarkup(page), `markup shown as text: ${name}`).toEqual([]);
  expect.soft(await brokenImages(page), `broken images: ${name}`).toEqual([]);
  await page.setViewportSize(SIZES.wide);
}

/** A part's picture holds every pixel that it touches: one row more where it begins between two. */
async function startAtWholePixel(part: Locator): Promise<void> {
  await part.evaluate((element) => {
    if (!(element instanceof HTMLElement)) throw new Error("The part is no HTML element.");
    element.style.translate = "none";
    const top = element.getBoundingClientRect().top + window.scrollY;
    element.style.translate = `0 ${Math.ceil(top) - top}px`;
  });
}
