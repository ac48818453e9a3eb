"use client";

import { ProgressBar } from "@repo/ui";
import { useNavigating } from "./use-navigating";

/** A bar at the top while the next page's code or data is on its way. */
export function Progress() {
  return <ProgressBar active={useNavigating()} />;
}
