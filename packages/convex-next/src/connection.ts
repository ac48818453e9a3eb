"use client";

import { useConvex } from "convex/react";
import { useEffect, useState } from "react";

/** How long a connection may be gone before it is worth telling, in ms: a reload or a short drop is not. */
const GRACE_MS = 2000;

/** Whether the client's WebSocket is up. `reconnecting` only after it has been down for two seconds. */
export function useConnection(): "connected" | "reconnecting" {
  const client = useConvex();
  const [state, setState] = useState<"connected" | "reconnecting">("connected");

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (isConnected: boolean) => {
      if (isConnected) {
        clearTimeout(timer);
        timer = undefined;
        setState("connected");
      } else {
        timer ??= setTimeout(() => setState("reconnecting"), GRACE_MS);
      }
    };
    look(client.connectionState().isWebSocketConnected);
    const unsubscribe = client.subscribeToConnectionState((connection) =>
      look(connection.isWebSocketConnected),
    );
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client]);

  return state;
}
