import type { PaginatedQueryArgs, PaginatedQueryReference, Preloaded } from "convex/react";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { getFunctionName, makeFunctionReference } from "convex/server";
import { convexToJson, jsonToConvex, type Value } from "convex/values";

export type AnyQuery = FunctionReference<"query">;

/**
 * A query with its arguments: what a page declares it needs, once, next to the page. The page, the server's
 * preload and every link to the page use that declaration, so they share one subscription.
 *
 * It is plain data, not a function reference, so it may cross from a server component to a client component
 * and through `getServerSideProps`.
 */
export interface QueryCall<Query extends AnyQuery> {
  readonly name: string;
  readonly args: FunctionArgs<Query>;
  /** Whether it runs for anybody, or only once somebody is signed in. */
  readonly access: "public" | "authenticated";
  /** Never set; carries the type. */
  readonly __query?: Query;
}

/** A query that runs only once somebody is signed in. */
export function authedCall<Query extends AnyQuery>(
  query: Query,
  args: FunctionArgs<Query>,
): QueryCall<Query> {
  return { name: getFunctionName(query), args, access: "authenticated" };
}

/** A query that anybody may run. */
export function publicCall<Query extends AnyQuery>(
  query: Query,
  args: FunctionArgs<Query>,
): QueryCall<Query> {
  return { name: getFunctionName(query), args, access: "public" };
}

/**
 * The first page of a paginated query, for `useLivePages`. The deployment sees the same arguments from the
 * server's preload, from a link and from the page, so all three share one subscription.
 *
 * @param numItems the size of the page
 */
export function firstPage<Query extends PaginatedQueryReference>(
  query: Query,
  args: PaginatedQueryArgs<Query>,
  numItems: number,
): QueryCall<Query> {
  return authedCall(query, { ...args, paginationOpts: { numItems, cursor: null } });
}

export function queryOf<Query extends AnyQuery>(call: QueryCall<Query>): Query {
  return makeFunctionReference<"query">(call.name) as Query;
}

/** The same for the same query and arguments, whatever the order of the arguments' keys. */
export function callKey(call: QueryCall<AnyQuery>): string {
  return `${call.name} ${stable(convexToJson(call.args as Value))}`;
}

/** What the server preloaded, and for whom: the identity provider's user id. */
export interface OwnedPreload<Query extends AnyQuery> {
  owner: string | null;
  payload: Preloaded<Query>;
}

/** The `callKey` of the call that was preloaded. */
export function preloadKey({ payload }: OwnedPreload<AnyQuery>): string {
  return `${payload._name} ${stable(payload._argsJSON)}`;
}

/** What was preloaded. On the server it says whether a page needs something else besides. */
export function preloadedResult<Query extends AnyQuery>({
  payload,
}: Pick<OwnedPreload<Query>, "payload">): FunctionReturnType<Query> {
  return jsonToConvex(payload._valueJSON);
}

function stable(json: unknown): string {
  return JSON.stringify(json, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
