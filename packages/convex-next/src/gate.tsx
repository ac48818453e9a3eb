"use client";

import type { ReactNode } from "react";
import { useSession } from "./session.tsx";

/**
 * Shows its children to a signed-in person only, and one of three views to everybody else.
 *
 * @param refreshing shown with the children, which stay, while an expired token is renewed
 */
export function Gate(props: {
  loading: ReactNode;
  signedOut: ReactNode;
  refreshing?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { status } = useSession();
  if (status === "loading") return props.loading;
  if (status === "signed-out") return props.signedOut;
  return (
    <>
      {status === "refreshing" && props.refreshing}
      {props.children}
    </>
  );
}
