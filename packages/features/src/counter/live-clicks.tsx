"use client";

import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { incrementCounter } from "@repo/convex-backend/optimistic";
import { useConnection, useLiveQuery } from "@repo/convex-next";
import { toast } from "@repo/ui";
import { ClickCounter } from "./click-counter";
import { useMutation } from "convex/react";
import { clicksCall } from "./data";

export function LiveClicks() {
  const clicks = useLiveQuery(clicksCall);
  const connection = useConnection();
  const increment = useMutation(api.counter.increment).withOptimisticUpdate(incrementCounter);
  if (clicks.status === "error") throw clicks.error;
  return (
    <ClickCounter
      value={clicks.data}
      offline={connection === "reconnecting"}
      onAdd={() => {
        increment(clicksCall.args).catch((error: unknown) => toast.error(describeError(error).message));
      }}
    />
  );
}
