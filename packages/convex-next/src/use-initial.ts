"use client";

import type { FunctionReturnType } from "convex/server";
import { useEffect, useMemo, useState } from "react";
import { useHydrated } from "./hydrated.ts";
import {
  callKey,
  preloadedResult,
  preloadKey,
  type AnyQuery,
  type OwnedPreload,
  type QueryCall,
} from "./query-call.ts";
import { useSession } from "./session.tsx";

/** Whether a call's subscription may run now, and whether it never will for lack of a session. */
export function useAccess({ access }: QueryCall<AnyQuery>): { enabled: boolean; signedOut: boolean } {
  const { status } = useSession();
  const hydrated = useHydrated();
  if (access === "public") return { enabled: hydrated, signedOut: false };
  return { enabled: status === "signed-in" || status === "refreshing", signedOut: status === "signed-out" };
}

/**
 * By what was preloaded, what was live in its place last; undefined after a failure. The App Router keeps a page's
 * payload, for going back and after a prefetch, and brings it back as old as it then is.
 */
const replacements = new WeakMap<object, { data: unknown }>();

/**
 * The preloaded result, for as long as it may stand in for the live one: nothing was live yet for this call, and
 * it belongs to whoever is (or may still turn out to be) signed in. A payload that something live has replaced is
 * not shown again, not by another visit to the page either: that one begins with what has replaced it.
 *
 * @param live what is live, if something is; undefined for a failure
 */
export function useInitial<Query extends AnyQuery>(
  call: QueryCall<Query>,
  preloaded: OwnedPreload<Query> | null | undefined,
  isLive: boolean,
  live: FunctionReturnType<Query> | undefined,
): { data: FunctionReturnType<Query> } | undefined {
  const { viewer, ended } = useSession();
  const key = callKey(call);
  const [liveKey, setLiveKey] = useState<string | null>(null);
  if (isLive && liveKey !== key) setLiveKey(key);

  // A router may bring back a page with what was preloaded for another state of it.
  const payload = preloaded && preloadKey(preloaded) === key ? preloaded.payload : undefined;
  const initial = useMemo(() => {
    if (!payload) return undefined;
    const data: unknown = replacements.has(payload)
      ? replacements.get(payload)?.data
      : preloadedResult({ payload });
    return data === undefined ? undefined : { data: data as FunctionReturnType<Query> };
  }, [payload]);
  // While nobody knows who is here, the server's word counts, unless somebody has left since.
  const mayBeTheirs = viewer === undefined && ended === 0;
  const isTheirs = call.access === "public" || mayBeTheirs || viewer === preloaded?.owner;

  // Only for its owner: what is live for somebody else has not replaced it.
  const replaced = isTheirs && isLive ? payload : undefined;
  useEffect(() => {
    if (replaced) replacements.set(replaced, { data: live });
  }, [replaced, live]);

  return isTheirs && !isLive && liveKey !== key ? initial : undefined;
}
