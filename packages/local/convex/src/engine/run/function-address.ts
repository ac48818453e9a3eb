import type { JSONValue } from "convex/values";

import { childPath } from "../data/component-tables";
import type { FunctionAddress } from "../types";

// Argument shapes as convex/server sends them (its server/impl folder): our own process is the only caller.

/** A function reference: by path, by handle, or into a component. */
export interface Address {
  name?: string;
  functionHandle?: string;
  reference?: string;
}

export interface CallArgs extends Address {
  args: JSONValue;
}

export interface ScheduleArgs extends CallArgs {
  /** Epoch seconds. */
  ts: number;
}

/** How logs and messages of the deployment itself name a function: "rateLimiter/lib:clearAll". */
export function displayedAddress({ componentPath, path }: FunctionAddress): string {
  return childPath(componentPath, path);
}

/** The deployment's own functions, which the Convex CLI asks. */
const SYSTEM_PREFIX = "_system/";

export function isSystemFunction({ path }: Pick<FunctionAddress, "path">): boolean {
  return path.startsWith(SYSTEM_PREFIX);
}
