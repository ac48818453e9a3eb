import type { JSONValue } from "convex/values";

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

export const HANDLE_PREFIX = "function://";

/** The function's "module:export". Throws for a function of a component. */
export function pathOf({ name, functionHandle }: Address): string {
  if (name !== undefined) return name;
  if (functionHandle?.startsWith(HANDLE_PREFIX) === true) return functionHandle.slice(HANDLE_PREFIX.length);
  throw new Error("This local deployment doesn't support components: call functions by their api reference.");
}
