"use client";

import type { ConvexReactClient } from "convex/react";
import { ReauthenticatingClient } from "./reauthenticating-client.ts";

/**
 * The app's one client. Call it at module level: a client per page or render would open a WebSocket for each.
 *
 * `initialAuthTokenReuse` saves the second Authenticate (and with it a second run of every query) on each load.
 * `expectAuth` stays off: it would hold back public queries for visitors who are signed out.
 *
 * In a browser it connects at once: by itself it would wait for the first component that uses it, which is there when
 * the page has hydrated, and the token and the first query wait for the connection.
 *
 * @param url the deployment's URL, `NEXT_PUBLIC_CONVEX_URL`
 */
export function createConvexClient(url: string): ConvexReactClient {
  const client = new ReauthenticatingClient(url, { initialAuthTokenReuse: true });
  if (typeof window !== "undefined") client.connectionState();
  return client;
}
