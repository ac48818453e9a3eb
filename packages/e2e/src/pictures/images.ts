import type { Page } from "@playwright/test";

/** The images of a page that show nothing: without an address, refused, or not one. An empty list if all are drawn. */
export function brokenImages(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.images)
      .filter((image) => image.checkVisibility() && image.complete && image.naturalWidth === 0)
      .map((image) => image.outerHTML.slice(0, 200)),
  );
}
