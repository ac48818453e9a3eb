"use client";

import { useEffect, useOptimistic } from "react";
import { NAVIGATION_START } from "./navigation-start";

/** Whether the router is on its way to a page: from its start until its transition ends, wherever that leads. */
export function useNavigating(): boolean {
  const [navigating, setNavigating] = useOptimistic(false);
  useEffect(() => {
    const start = () => setNavigating(true);
    window.addEventListener(NAVIGATION_START, start);
    return () => window.removeEventListener(NAVIGATION_START, start);
  }, [setNavigating]);
  return navigating;
}
