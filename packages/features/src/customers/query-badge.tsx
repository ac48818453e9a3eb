"use client";

import { useConnection, type QueryStatus } from "@repo/convex-next";
import { LiveBadge } from "@repo/ui";

/** Whether what is shown follows the data: the query has a live result, and there is a connection to change it by. */
export function QueryBadge({ status }: { status: QueryStatus }) {
  const connection = useConnection();
  if (connection === "reconnecting") return <LiveBadge state="offline" />;
  return <LiveBadge state={status === "live" ? "live" : "connecting"} />;
}
