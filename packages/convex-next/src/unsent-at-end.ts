"use client";

import { useConvex } from "convex/react";
import { useState } from "react";
import { useSession } from "./session.tsx";

/**
 * Whether a session ended while the client had still to send, or to get an answer for, what was written in it: nobody
 * knows whether that is saved. True until somebody is signed in. For a component inside `SessionProvider`, which makes its
 * children anew at the end of a session.
 */
export function useUnsentAtEnd(): boolean {
  const client = useConvex();
  const { status, ended } = useSession();
  const [wasUnsent] = useState(() => ended > 0 && client.connectionState().hasInflightRequests);
  return wasUnsent && status === "signed-out";
}
