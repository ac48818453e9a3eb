"use client";

import { useHydrated } from "@repo/convex-next";
import { LiveBadge } from "@repo/ui";

/** The word for a page that follows its data; its HTML alone, which is all there is without scripts, does not. */
export function LiveFromHere() {
  return <LiveBadge state={useHydrated() ? "live" : "connecting"} />;
}
