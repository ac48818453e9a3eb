"use client";

import { useQueries, type RequestForQueries } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { queryOf, type AnyQuery, type OwnedPreload, type QueryCall } from "./query-call.ts";
import { useCall } from "./use-call.ts";
import { useWaiting } from "./use-idle.ts";
import { useAccess, useInitial } from "./use-initial.ts";

/** What `useLiveQuery` and `useLivePages` say of a query. */
export type QueryStatus = LiveQuery<unknown>["status"];

export type LiveQuery<T> =
  | { status: "loading"; data?: undefined }
  | { status: "signed-out"; data?: undefined }
  | { status: "error"; error: Error; data?: undefined }
  /** What the server sent, or what had replaced it the last time, shown until the subscription answers. */
  | { status: "preloaded"; data: T }
  | { status: "live"; data: T };

/**
 * A live query that starts from what the server preloaded, and never shows one person another's data:
 * the live result if there is one; else the preloaded one, or what has replaced it in another visit, as long as nothing
 * was live in this one and it belongs to whoever is (or may still turn out to be) signed in; else signed out, loading,
 * or the query's error.
 *
 * An authenticated query is subscribed only once the deployment has confirmed the session, so it never runs as
 * nobody.
 */
export function useLiveQuery<Query extends AnyQuery>(
  call: QueryCall<Query>,
  preloaded?: OwnedPreload<Query> | null,
): LiveQuery<FunctionReturnType<Query>> {
  const { enabled, signedOut } = useAccess(call);
  const current = useCall(call);
  const queries = useMemo(
    (): RequestForQueries => (enabled ? { result: { query: queryOf(current), args: current.args } } : {}),
    [current, enabled],
  );
  const { result } = useQueries(queries) as { result?: FunctionReturnType<Query> | Error };
  useWaiting(enabled && result === undefined);
  const initial = useInitial(
    call,
    preloaded,
    result !== undefined,
    result instanceof Error ? undefined : result,
  );

  if (result instanceof Error) return { status: "error", error: result };
  if (result !== undefined) return { status: "live", data: result };
  if (signedOut) return { status: "signed-out" };
  return initial ? { status: "preloaded", data: initial.data } : { status: "loading" };
}
