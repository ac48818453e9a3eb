import { useSyncExternalStore } from "react";

/** The part of the address after `#/`: built files answer every address without a server. */
export function useRoute(): string {
  return useSyncExternalStore(subscribe, read);
}

// The skip link's `#main` is a place on the page, not another page.
let last = "";
function read(): string {
  const { hash } = window.location;
  if (hash === "" || hash.startsWith("#/")) last = hash.slice(2);
  return last;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}
