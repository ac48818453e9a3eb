"use client";

import type { FunctionReturnType } from "convex/server";
import { jsonToConvex, type JSONValue } from "convex/values";
import { useMemo, useState } from "react";
import { useHydrated } from "./hydrated";
import { callKey, preloadKey, type AnyQuery, type OwnedPreload, type QueryCall } from "./query-call";
import { useSession } from "./session";

/** Whether a call's subscription may run now, and whether it never will for lack of a session. */
export function useAccess({ access }: QueryCall<AnyQuery>): { enabled: boolean; signedOut: boolean } {
  const { status } = useSession();
  const hydrated = useHydrated();
  if (access === "public") return { enabled: hydrated, signedOut: false };
  return { enabled: status === "signed-in" || status === "refreshing", signedOut: status === "signed-out" };
}

/**
 * The preloaded result, for as long as it may stand in for the live one: nothing was live yet for this call, and
 * it belongs to whoever is (or may still turn out to be) signed in.
 */
export function useInitial<Query extends AnyQuery>(
  call: QueryCall<Query>,
  preloaded: OwnedPreload<Query> | null | undefined,
  isLive: boolean,
): { data: FunctionReturnType<Query> } | undefined {
  const { viewer, ended } = useSession();
  const key = callKey(call);
  const [liveKey, setLiveKey] = useState<string | null>(null);
  if (isLive && liveKey !== key) setLiveKey(key);

  // A router may bring back a page with what was preloaded for another state of it.
  const payload = preloaded && preloadKey(preloaded) === key ? preloaded.payload : undefined;
  const initial = useMemo(
    () =>
      payload && {
        data: jsonToConvex(payload._valueJSON as unknown as JSONValue) as FunctionReturnType<Query>,
      },
    [payload],
  );
  // While nobody knows who is here, the server's word counts, unless somebody has left since.
  const mayBeTheirs = viewer === undefined && ended === 0;
  const isTheirs = call.access === "public" || mayBeTheirs || viewer === preloaded?.owner;
  return isTheirs && !isLive && liveKey !== key ? initial : undefined;
}
