"use client";

import { useConvex } from "convex/react";
import { useEffect, useState } from "react";

/** How long a connection may be gone before it is worth telling, in ms: a reload or a short drop is not. */
const GRACE_MS = 2000;

/** How long a write may go without an answer before that is worth telling, in ms. */
const ANSWER_MS = 5000;

/** `waiting`: connected, but what was written has had no answer for long. */
export type Connection = "connected" | "waiting" | "reconnecting";

/**
 * How the client fares with its deployment: `reconnecting` only after its WebSocket has been down for two seconds,
 * `waiting` only after a mutation or an action has waited for five on one that is up.
 */
export function useConnection(): Connection {
  const client = useConvex();
  const [state, setState] = useState<Connection>("connected");

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasUp: boolean | undefined;
    let changedAt = Date.now();
    const look = () => {
      const { isWebSocketConnected: isUp, timeOfOldestInflightRequest } = client.connectionState();
      if (isUp !== wasUp) changedAt = Date.now();
      wasUp = isUp;
      clearTimeout(timer);
      const writtenAt = timeOfOldestInflightRequest?.getTime();
      if (isUp && writtenAt === undefined) {
        setState("connected");
        return;
      }
      // What was written before the connection came back is only now on its way.
      const since = isUp ? Math.max(writtenAt ?? 0, changedAt) : changedAt;
      const trouble = isUp ? "waiting" : "reconnecting";
      const left = since + (isUp ? ANSWER_MS : GRACE_MS) - Date.now();
      if (left > 0) timer = setTimeout(look, left);
      setState((shown) => (left <= 0 || shown === trouble ? trouble : "connected"));
    };
    look();
    const unsubscribe = client.subscribeToConnectionState(look);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client]);

  return state;
}
