import type { Page } from "@playwright/test";

/** What of the product's ways to have data before the click is left in a tab. */
export interface Variant {
  name: string;
  /** The pointer on a link, the keyboard's focus on it, a finger or a button that goes down. */
  hover: boolean;
  /** The pointer's path, the next Tab stop. */
  ahead: boolean;
  /** The header kept ready. */
  idle: boolean;
}

/** In the order of the table. The first one is a plain link: what all others are compared with. */
export const variants: readonly Variant[] = [
  { name: "plain link", hover: false, ahead: false, idle: false },
  { name: "hover", hover: true, ahead: false, idle: false },
  { name: "hover and path", hover: true, ahead: true, idle: false },
  { name: "hover, path, header kept ready", hover: true, ahead: true, idle: true },
];

declare global {
  interface Window {
    /** The last press of a button, a key or a finger, on the clock of `performance.now()`. */
    lastPress: number;
  }
}

/** Takes from a tab what a variant has not: the page's listeners do not hear of it. Call it before the page loads. */
export async function leave(page: Page, variant: Variant): Promise<void> {
  await page.addInitScript(({ hover, ahead, idle }) => {
    const note = ({ timeStamp }: Event) => (window.lastPress = timeStamp);
    for (const type of ["pointerdown", "keydown"]) window.addEventListener(type, note, { capture: true });
    const withhold = (type: string, isMeant: (event: Event) => boolean = () => true) =>
      window.addEventListener(type, (event) => isMeant(event) && event.stopImmediatePropagation(), {
        capture: true,
      });
    if (!ahead) {
      withhold("pointermove");
      withhold("keydown", (event) => (event as KeyboardEvent).key === "Tab");
    }
    // React makes entering and leaving of what goes out of one element and over another.
    const near = [
      "pointerover",
      "pointerout",
      "mouseover",
      "mouseout",
      "pointerdown",
      "touchstart",
      "focusin",
    ];
    if (!hover) for (const type of near) withhold(type);
    // Nobody else in these apps asks for it.
    if (!idle) Object.defineProperty(document, "hidden", { value: true });
  }, variant);
}

/**
 * Waits for something that the next page shows.
 *
 * @returns the time from the last press to the first frame with it, in ms
 */
export function timeToShow(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            // Callbacks of a frame run before its paint, messages after it.
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener("message", () => resolve(performance.now() - window.lastPress));
            port1.start();
            port2.postMessage(null);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        look();
      }),
    selector,
  );
}
