import type { AnyQuery, QueryCall } from "@repo/convex-next";
import { queryOf } from "@repo/convex-next/query-call";
import type { ServerOptions } from "@repo/convex-next/server";
import { ConvexHttpClient } from "convex/browser";
import type { FunctionReturnType } from "convex/server";

/** Runs a query at the moment its reader was bound to by its first query. */
export type ConsistentReader = <Query extends AnyQuery>(
  call: QueryCall<Query>,
) => Promise<FunctionReturnType<Query>>;

/**
 * A reader whose queries all see the deployment at one moment. Two calls of `fetchQuery` or `preloadQuery` are two
 * moments: what is written between them is in one result and not in the other.
 *
 * Make one per request; the deployment remembers about 30 seconds. It uses `ConvexHttpClient.consistentQuery`,
 * which Convex calls experimental; a single query function that returns everything is consistent by itself.
 */
export function consistentReader({ url, token }: ServerOptions): ConsistentReader {
  const client = new ConvexHttpClient(url, {
    ...(token && { auth: token }),
    // Next.js keeps the answers of fetch in some places; these are one person's.
    fetch: (input, init) => fetch(input, { ...init, cache: "no-store" }),
  });
  return (call) => client.consistentQuery(queryOf(call), call.args);
}
