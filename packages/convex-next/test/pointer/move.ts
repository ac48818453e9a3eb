import { act, fireEvent } from "@testing-library/react";
import { vi } from "vitest";
import type { PointerSample } from "../../src/pointer-path";

/** A mouse whose way goes to the right and comes to rest at 100 px, a frame each. */
const SLOWING: readonly PointerSample[] = [0, 40, 70, 90, 98].map((x, index) => ({
  x,
  y: 50,
  at: index * 16,
}));

/** happy-dom knows no layout: this is what is from 100 px on. */
export function layOut(element: Element): void {
  Object.assign(document, { elementFromPoint: (x: number) => (x >= 100 ? element : document.body) });
}

/** Moves the mouse along a path, none of which is on a link. */
export function moveTowards({ buttons = 0, pointerType = "mouse" } = {}): void {
  for (const { x, y, at } of SLOWING) {
    const event = new PointerEvent("pointermove", {
      clientX: x,
      clientY: y,
      buttons,
      pointerType,
      bubbles: true,
    });
    vi.spyOn(event, "timeStamp", "get").mockReturnValue(at);
    act(() => void fireEvent(document.body, event));
  }
}
