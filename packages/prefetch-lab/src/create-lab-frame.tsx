"use client";

import type { ReactNode } from "react";
import { LabProvider, type LabApp, type LabOptions } from "./app";
import { rowsCall } from "./data";
import { Lab } from "./measure/lab";
import { Runner } from "./measure/run";
import { LabFrame } from "./views/lab-frame";

/**
 * The frame to put around every page of the lab. Call it once, at module level: the one lab of a tab outlives the
 * pages, which it measures.
 */
export function createLabFrame({ deploymentUrl, change, techniques }: LabOptions) {
  const lab = new Lab({ deploymentUrl, change, query: rowsCall(undefined).name });
  const app: LabApp = { lab, runner: new Runner(lab), techniques };
  return function AppLabFrame({ children }: { children: ReactNode }) {
    return (
      <LabProvider value={app}>
        <LabFrame>{children}</LabFrame>
      </LabProvider>
    );
  };
}
