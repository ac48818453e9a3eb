"use client";

import { useSession } from "@repo/convex-next";
import type { ReactNode } from "react";
import { useLabApp } from "../app";
import { useLabVisit } from "../measure/use-lab";
import { RunStatus } from "./run-status";

/** Around every page of the lab: a run goes on from one to the next, and leaving them all ends it. */
export function LabFrame({ children }: { children: ReactNode }) {
  const { lab } = useLabApp();
  const { viewer } = useSession();
  useLabVisit(lab, viewer);
  return (
    <>
      <RunStatus />
      {children}
    </>
  );
}
