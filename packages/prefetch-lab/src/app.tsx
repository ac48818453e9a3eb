"use client";

import { createContext, useContext } from "react";
import type { Lab } from "./measure/lab";
import type { Runner } from "./measure/run";
import type { LabTechnique } from "./technique";

/** What the lab gets from the app it is in. */
export interface LabOptions {
  /** The deployment's URL, `NEXT_PUBLIC_CONVEX_URL`. */
  deploymentUrl: string;
  /** Changes a customer through the app's server, as another device would. @returns its new company. @throws a sentence */
  change: () => Promise<string>;
  /** In the order in which they are shown and run. */
  techniques: readonly LabTechnique[];
}

/** What the parts of the lab's pages share. */
export interface LabApp {
  lab: Lab;
  runner: Runner;
  techniques: readonly LabTechnique[];
}

const LabContext = createContext<LabApp | null>(null);

export const LabProvider = LabContext.Provider;

/** @throws outside of the app's `LabFrame` */
export function useLabApp(): LabApp {
  const app = useContext(LabContext);
  if (!app) throw new Error("A part of the lab is shown outside of <LabFrame>.");
  return app;
}
