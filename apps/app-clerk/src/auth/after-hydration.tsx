"use client";

import { useHydrated } from "@repo/convex-next";
import type { ReactNode } from "react";

/**
 * Shows one of Clerk's components once the page is hydrated, and `fallback` until then. They look at whether Clerk has
 * loaded while they render: on a slow page it has by the time React takes over the server's HTML, which would differ.
 */
export function AfterHydration({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return useHydrated() ? children : fallback;
}
