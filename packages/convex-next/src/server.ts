import { fetchQuery, preloadQuery } from "convex/nextjs";
import type { FunctionReturnType } from "convex/server";
import { queryOf, type AnyQuery, type OwnedPreload, type QueryCall } from "./query-call";

export { readAtOneMoment } from "./one-moment";

/** The deployment's URL, and the user's token for an authenticated query. */
export interface ServerOptions {
  url: string;
  token?: string | undefined;
}

/**
 * Runs a page's query on the server, for `useLiveQuery` to start from. Works in `getServerSideProps` and in a
 * server component. The result holds the rows and the owner's id, never the token.
 *
 * @param owner the identity provider's id of the user whose token it is; null for a public query
 * @throws what the query throws, and a network error when the deployment does not answer
 */
export async function preload<Query extends AnyQuery>(
  call: QueryCall<Query>,
  { owner, ...options }: ServerOptions & { owner: string | null },
): Promise<OwnedPreload<Query>> {
  return { owner, payload: await preloadQuery(queryOf(call), call.args, options) };
}

/** Runs a page's query on the server once, for a page that is not live. @throws as `preload` does */
export function fetchCall<Query extends AnyQuery>(
  call: QueryCall<Query>,
  options: ServerOptions,
): Promise<FunctionReturnType<Query>> {
  return fetchQuery(queryOf(call), call.args, options);
}
