"use client";

import { ConvexReactClient } from "convex/react";

/**
 * The app's one client. Call it at module level: a client per page or render would open a WebSocket for each.
 *
 * `initialAuthTokenReuse` saves the second Authenticate (and with it a second run of every query) on each load.
 * `expectAuth` stays off: it would hold back public queries for visitors who are signed out.
 *
 * @param url the deployment's URL, `NEXT_PUBLIC_CONVEX_URL`
 */
export function createConvexClient(url: string): ConvexReactClient {
  return new ConvexReactClient(url, { initialAuthTokenReuse: true });
}
