export const NAVIGATION_START = "ledger:navigation-start";

/** Tells the page that the router sets off, at once: whoever listens runs within the router's transition. */
export function announceNavigation(): void {
  window.dispatchEvent(new Event(NAVIGATION_START));
}
