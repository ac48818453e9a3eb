"use client";

import { useCallback, useEffect, useRef } from "react";

/** Tells whether the component is still on the screen: an answer may come after the person has gone on to another page. */
export function useIsShown(): () => boolean {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return useCallback(() => shown.current, []);
}
