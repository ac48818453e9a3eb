import { useSyncExternalStore } from "react";

/** The part of the address after `#/`: built files answer every address without a server. */
export interface Route {
  readonly path: string;
  readonly search: URLSearchParams;
}

/** Cuts what stands behind `#/` into a path and its search parameters. */
export function parseRoute(text: string): Route {
  const [path = "", ...search] = text.split("?");
  return { path, search: new URLSearchParams(search.join("?")) };
}

/** Where the site is, as text: parse it with {@link parseRoute}. */
export function useRoute(): string {
  return useSyncExternalStore(subscribe, read);
}

/**
 * Notes a place in the address without a new entry in the history; the page that is shown stays.
 *
 * @param text what stands behind `#/`
 */
export function replaceRoute(text: string): void {
  window.history.replaceState(window.history.state, "", `#/${text}`);
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

// The skip link's `#main` is a place on the page, not another page.
let last = "";
function read(): string {
  const { hash } = window.location;
  if (hash === "" || hash.startsWith("#/")) last = hash.slice(2);
  return last;
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener("hashchange", onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener("hashchange", onChange);
  };
}
