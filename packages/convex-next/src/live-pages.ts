"use client";

import { usePaginatedQuery } from "convex-helpers/react";
import type { PaginatedQueryArgs, PaginatedQueryItem, PaginatedQueryReference } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useCallback, useMemo } from "react";
import { queryOf, type OwnedPreload, type QueryCall } from "./query-call.ts";
import { useWaiting } from "./use-idle.ts";
import { useAccess, useInitial } from "./use-initial.ts";

export interface LivePages<Item> {
  /** `loading`, `signed-out`, `preloaded` and `live` as in `useLiveQuery`; they speak of the first page. */
  status: "loading" | "signed-out" | "preloaded" | "live";
  /** The items of all pages so far; undefined unless preloaded or live. */
  data: Item[] | undefined;
  /** Whether there is more than `data`, as far as is known. */
  hasMore: boolean;
  /** Begins to load one more page. False, and nothing, while one is on its way or when there is no more. */
  loadMore: () => boolean;
}

/**
 * A live list, page by page, whose first page starts from what the server preloaded or a link prewarmed. All
 * pages stay live, without gaps. The same rules hold as in `useLiveQuery`.
 *
 * It builds on `convex-helpers`' hook, the one whose first page is an ordinary query with ordinary arguments:
 * that of `convex/react` adds a counter to them, so that nothing else can share its subscription.
 *
 * @param first a call made by `firstPage`; a longer first page brings back a place that somebody has left
 * @param pageSize the size of the pages after the first; as long as the first unless told
 * @throws the query's error, for an error boundary to show
 */
export function useLivePages<Query extends PaginatedQueryReference>(
  first: QueryCall<Query>,
  preloaded?: OwnedPreload<Query> | null,
  { pageSize }: { pageSize?: number } = {},
): LivePages<PaginatedQueryItem<Query>> {
  const { enabled, signedOut } = useAccess(first);
  const { paginationOpts, ...args } = first.args;
  const { numItems } = paginationOpts as { numItems: number };
  const more = pageSize ?? numItems;
  const pages = usePaginatedQuery(
    queryOf(first),
    enabled ? (args as unknown as PaginatedQueryArgs<Query>) : "skip",
    {
      initialNumItems: numItems,
    },
  );
  const { results, status, loadMore: load } = pages;
  const isLive = enabled && status !== "LoadingFirstPage";
  useWaiting(enabled && !isLive);
  const isDone = status === "Exhausted";
  const live = useMemo(() => ({ page: results, isDone }), [results, isDone]);
  const initial = useInitial(first, preloaded, isLive, live as FunctionReturnType<Query>);
  const loadMore = useCallback(() => {
    if (status !== "CanLoadMore") return false;
    load(more);
    return true;
  }, [status, load, more]);

  if (isLive) return { status: "live", data: results, hasMore: !isDone, loadMore };
  if (signedOut) return { status: "signed-out", data: undefined, hasMore: false, loadMore };
  if (!initial) return { status: "loading", data: undefined, hasMore: false, loadMore };
  const { page, isDone: isWhole } = initial.data as { page: PaginatedQueryItem<Query>[]; isDone: boolean };
  return { status: "preloaded", data: page, hasMore: !isWhole, loadMore };
}
