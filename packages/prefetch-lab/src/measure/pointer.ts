import { pause } from "./pause";

/** The events of a mouse that comes onto an element, as far as pages listen to them. */
export function pointAt(element: Element): void {
  element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
}

/** How long people hold a button down for a click, in ms. */
const HOLD_MS = 100;

/** The events of a press and release of the main button, with the time between them that people take. */
export async function pressOn(element: HTMLElement): Promise<void> {
  const pointer = { bubbles: true, pointerType: "mouse", isPrimary: true } as const;
  element.dispatchEvent(new PointerEvent("pointerdown", pointer));
  element.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
  await pause(HOLD_MS);
  // A link that opened at the press is gone; the browser would follow it once more, out of the app.
  if (!element.isConnected) return;
  element.dispatchEvent(new PointerEvent("pointerup", pointer));
  element.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, cancelable: true }));
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
}
