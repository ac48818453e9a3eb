"use client";

import { useSyncExternalStore } from "react";

/**
 * False on the server and while the server's HTML is taken over, true from then on and for whatever is rendered in
 * the browser alone. A part of the page may be taken over late, when the session is known and queries have answered;
 * it has to be what the server sent all the same.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

const neverChanges = () => () => {};
