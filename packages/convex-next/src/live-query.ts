"use client";

import { useQueries, type Preloaded, type RequestForQueries } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { jsonToConvex, type JSONValue } from "convex/values";
import { useMemo, useState } from "react";
import { callKey, queryOf, type AnyQuery, type QueryCall } from "./query-call";
import { useSession } from "./session";

/** What the server preloaded, and for whom: the identity provider's user id. */
export interface OwnedPreload<Query extends AnyQuery> {
  owner: string | null;
  payload: Preloaded<Query>;
}

export type LiveQuery<T> =
  | { status: "loading"; data?: undefined }
  | { status: "signed-out"; data?: undefined }
  | { status: "error"; error: Error; data?: undefined }
  /** What the server sent, shown until the subscription answers. */
  | { status: "preloaded"; data: T }
  | { status: "live"; data: T };

/**
 * A live query that starts from what the server preloaded, and never shows one person another's data:
 * the live result if there is one; else the preloaded one, as long as nothing was live before and it belongs to
 * whoever is (or may still turn out to be) signed in; else signed out, loading, or the query's error.
 *
 * An authenticated query is subscribed only once the deployment has confirmed the session, so it never runs as
 * nobody.
 */
export function useLiveQuery<Query extends AnyQuery>(
  call: QueryCall<Query>,
  preloaded?: OwnedPreload<Query> | null,
): LiveQuery<FunctionReturnType<Query>> {
  const session = useSession();
  const isPublic = call.access === "public";
  const confirmed = session.status === "signed-in" || session.status === "refreshing";

  // The call is new at every render; this one changes only when it means something else.
  const [current, setCurrent] = useState({ call, wasLive: false });
  if (callKey(current.call) !== callKey(call)) setCurrent({ call, wasLive: false });

  const enabled = isPublic || confirmed;
  const queries = useMemo((): RequestForQueries => {
    if (!enabled) return {};
    return { result: { query: queryOf(current.call), args: current.call.args } };
  }, [current.call, enabled]);
  const { result } = useQueries(queries) as { result?: FunctionReturnType<Query> | Error };
  const isLive = result !== undefined;
  if (isLive && !current.wasLive) setCurrent({ ...current, wasLive: true });

  const payload = preloaded?.payload;
  const initial = useMemo(
    () =>
      payload && {
        data: jsonToConvex(payload._valueJSON as unknown as JSONValue) as FunctionReturnType<Query>,
      },
    [payload],
  );

  if (result instanceof Error) return { status: "error", error: result };
  if (isLive) return { status: "live", data: result };
  if (!isPublic && session.status === "signed-out") return { status: "signed-out" };
  const mayShow = isPublic || session.viewer === undefined || session.viewer === preloaded?.owner;
  if (initial && mayShow && !current.wasLive) return { status: "preloaded", data: initial.data };
  return { status: "loading" };
}
