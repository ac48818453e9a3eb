const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";

/** The element that Tab goes to next, or Shift+Tab, as far as the order of the document says it. */
export function nextTabStop(from: Element, isBackwards: boolean): Element | undefined {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop === from || (stop.tabIndex >= 0 && !stop.matches(":disabled")),
  );
  const index = stops.findIndex((stop) => stop === from);
  return index === -1 ? undefined : stops[index + (isBackwards ? -1 : 1)];
}
