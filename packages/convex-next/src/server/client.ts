import { ConvexHttpClient } from "convex/browser";
import { fetchWithin } from "./deadline.ts";

/** The deployment's URL, and the user's token for an authenticated function. */
export interface ServerOptions {
  url: string;
  token?: string | undefined;
}

/** A client for one request: what a user's token reads is never another's. Each of its calls has a deadline. */
export function serverClient({ url, token }: ServerOptions): ConvexHttpClient {
  const request = fetchWithin();
  return new ConvexHttpClient(url, {
    ...(token && { auth: token }),
    // Next.js keeps the answers of fetch in some places; these are one person's.
    fetch: (input, init) => request(input, { ...init, cache: "no-store" }),
  });
}
