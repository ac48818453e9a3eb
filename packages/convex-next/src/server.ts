import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { getFunctionName } from "convex/server";
import { convexToJson, type Value } from "convex/values";
import { queryOf, type AnyQuery, type OwnedPreload, type QueryCall } from "./query-call.ts";
import { serverClient, type ServerOptions } from "./server/client.ts";

export { readConsistently } from "./read-consistently.ts";
export type { ServerOptions } from "./server/client.ts";
export { DEADLINE_MS } from "./server/deadline.ts";
export { readForStaticPage } from "./server/static-read.ts";
export { isUnanswered } from "./server/unanswered.ts";
export { isUnknownIssuer } from "./server/unknown-issuer.ts";

/**
 * Runs a page's query on the server, for `useLiveQuery` to start from. Works in `getServerSideProps` and in a
 * server component. The result holds the rows and the owner's id, never the token. It has the shape of
 * `preloadQuery` of convex/nextjs, which takes no deadline.
 *
 * @param owner the identity provider's id of the user whose token it is; null for a public query
 * @throws what the query throws, and a network error or a TimeoutError when the deployment does not answer
 */
export async function preload<Query extends AnyQuery>(
  call: QueryCall<Query>,
  { owner, ...options }: ServerOptions & { owner: string | null },
): Promise<OwnedPreload<Query>> {
  const value: unknown = await fetchCall(call, options);
  const payload = {
    _name: getFunctionName(queryOf(call)),
    _argsJSON: convexToJson(call.args),
    _valueJSON: convexToJson(value as Value),
  };
  return { owner, payload: payload as unknown as OwnedPreload<Query>["payload"] };
}

/** Runs a page's query on the server once, for a page that is not live. @throws as `preload` does */
export function fetchCall<Query extends AnyQuery>(
  call: QueryCall<Query>,
  options: ServerOptions,
): Promise<FunctionReturnType<Query>> {
  return serverClient(options).query(queryOf(call), call.args);
}

/** Runs a query that is no page's on the server. @throws as `preload` does */
export function runQuery<Query extends FunctionReference<"query">>(
  query: Query,
  args: FunctionArgs<Query>,
  options: ServerOptions,
): Promise<FunctionReturnType<Query>> {
  return serverClient(options).query(query, args);
}

/**
 * Runs a mutation on the server.
 *
 * @throws what the mutation throws, and a network error or a TimeoutError when the deployment does not answer: whether
 *   it ran is then unknown
 */
export function runMutation<Mutation extends FunctionReference<"mutation">>(
  mutation: Mutation,
  args: FunctionArgs<Mutation>,
  options: ServerOptions,
): Promise<FunctionReturnType<Mutation>> {
  return serverClient(options).mutation(mutation, args);
}
