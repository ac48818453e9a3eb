import type { Request } from "@playwright/test";

// What Next's router asks the server for, by the headers that it sends:
// https://github.com/vercel/next.js/blob/canary/packages/next/src/client/components/app-router-headers.ts

/** Whether the router asks for a page with its data: for a navigation, or because a link asks for all that is behind it. */
export function asksForData(request: Request): boolean {
  const headers = request.headers();
  return "rsc" in headers && !("next-router-prefetch" in headers);
}

/** Whether it asks for what it can show of a page before its data; not for the tree of the route alone, which comes first. */
export function asksForView(request: Request): boolean {
  const headers = request.headers();
  return "next-router-prefetch" in headers && headers["next-router-segment-prefetch"] !== "/_tree";
}

export const pathOf = (request: Request): string => new URL(request.url()).pathname;
