"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useIntents } from "./session.tsx";

/** Whether it is the time for what nobody has asked for yet. @param isAsked false while one does not care */
export function useIdle(isAsked: boolean): boolean {
  const { idleTime } = useIntents();
  return useSyncExternalStore(
    isAsked ? idleTime.subscribe : neverChanges,
    () => isAsked && idleTime.isNow(),
    () => false,
  );
}

const neverChanges = () => () => {};

/** For what a page shows: while it waits, what nobody has asked for yet does as well. */
export function useWaiting(isWaiting: boolean): void {
  const { idleTime } = useIntents();
  useEffect(() => (isWaiting ? idleTime.wait() : undefined), [isWaiting, idleTime]);
}
