"use client";

import { useEffect } from "react";

/**
 * While `active`, the browser asks before it reloads, closes or leaves the site, in its own words. The router's
 * navigations do not leave the site and are not asked about.
 */
export function useLeaveQuestion(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [active]);
}
