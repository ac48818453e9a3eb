"use client";

import { useConvex } from "convex/react";
import { useEffect } from "react";
import { queryOf, type AnyQuery, type QueryCall } from "./query-call.ts";
import { useIntents } from "./session.tsx";
import { useAccess } from "./use-initial.ts";
import { useCall } from "./use-call.ts";

/**
 * Prewarms a page that this one leads to: keeps its data live for as long as this one is shown. For a page on which
 * something is written that the other one lists. However one gets there, by a link, by the back button or after the
 * write, the other page's first frame is live and has what was written.
 *
 * @param call what the other page declares it needs
 */
export function usePrewarm(call: QueryCall<AnyQuery>): void {
  const client = useConvex();
  const { prewarmer } = useIntents();
  const { enabled } = useAccess(call);
  const current = useCall(call);
  useEffect(() => {
    if (!enabled) return undefined;
    const unsubscribe = client.watchQuery(queryOf(current), current.args).onUpdate(() => undefined);
    return () => {
      // The next page subscribes only after this one has let go.
      prewarmer.commit([current]);
      unsubscribe();
    };
  }, [client, prewarmer, enabled, current]);
}
