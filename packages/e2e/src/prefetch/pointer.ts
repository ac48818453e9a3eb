import type { Page } from "@playwright/test";

/** Where a pointer is, in CSS pixels of the window, and when, in ms. */
export interface Sample {
  x: number;
  y: number;
  at: number;
}

/**
 * Has a page see a mouse on a path, all at once: the events say when they would have been, so that it does not matter how
 * busy the machine is. None of them is on an element.
 */
export async function movePointer(page: Page, path: readonly Sample[]): Promise<void> {
  await page.evaluate((path) => {
    for (const { x, y, at } of path) {
      const event = new PointerEvent("pointermove", {
        clientX: x,
        clientY: y,
        pointerType: "mouse",
        bubbles: true,
      });
      Object.defineProperty(event, "timeStamp", { value: at });
      window.dispatchEvent(event);
    }
  }, path);
}
