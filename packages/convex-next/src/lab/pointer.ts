/** The events of a mouse that comes onto an element, as far as pages listen to them. */
export function pointAt(element: Element): void {
  element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
}

/** The events of a press and release of the main button. */
export function pressOn(element: HTMLElement): void {
  element.dispatchEvent(
    new PointerEvent("pointerdown", { bubbles: true, pointerType: "mouse", isPrimary: true }),
  );
  element.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
  element.dispatchEvent(
    new PointerEvent("pointerup", { bubbles: true, pointerType: "mouse", isPrimary: true }),
  );
  element.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, cancelable: true }));
  element.click();
}
