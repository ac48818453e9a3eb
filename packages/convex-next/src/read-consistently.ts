import type { FunctionReturnType } from "convex/server";
import { queryOf, type AnyQuery, type QueryCall } from "./query-call.ts";
import { serverClient, type ServerOptions } from "./server/client.ts";

/** Runs a query at the moment that all queries of its reader share. */
type ConsistentReader = <Query extends AnyQuery>(
  call: QueryCall<Query>,
) => Promise<FunctionReturnType<Query>>;

/** How often to try. Few are enough: a moment is remembered far longer than a reading takes that is not too slow anyway. */
const ATTEMPTS = 5;

/**
 * Consistent queries: several that all see the deployment at one moment. Two calls of `fetchQuery` or `preloadQuery`
 * are two moments: what is written between them is in one result and not in the other.
 *
 * It uses `ConvexHttpClient.consistentQuery`, which Convex calls experimental; a single query function that returns
 * everything is consistent by itself. A deployment remembers for about 30 seconds how things were, and a local one not
 * across a reload of its functions; when it no longer knows, `run` begins again at a later moment.
 *
 * @throws what `run` throws; for a moment forgotten each time, an Error that has "TimestampTooOld" in its message
 */
export async function readConsistently<Result>(
  options: ServerOptions,
  run: (read: ConsistentReader) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    // The moment belongs to the client.
    const client = serverClient(options);
    try {
      return await run((call) => client.consistentQuery(queryOf(call), call.args));
    } catch (error) {
      const isGone = error instanceof Error && error.message.includes('"TimestampTooOld"');
      if (!isGone || attempt === ATTEMPTS) throw error;
    }
  }
}
