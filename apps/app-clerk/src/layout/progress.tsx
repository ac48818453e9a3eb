"use client";

import { ProgressBar } from "@repo/ui";
import { useEffect, useOptimistic } from "react";
import { NAVIGATION_START } from "./navigation-start";

/**
 * A bar at the top while the next page's code or data is on its way. It ends when the router's transition does,
 * wherever that leads: redirects and pages that fail included.
 */
export function Progress() {
  const [active, setActive] = useOptimistic(false);
  useEffect(() => {
    const start = () => setActive(true);
    window.addEventListener(NAVIGATION_START, start);
    return () => window.removeEventListener(NAVIGATION_START, start);
  }, [setActive]);
  return <ProgressBar active={active} />;
}
