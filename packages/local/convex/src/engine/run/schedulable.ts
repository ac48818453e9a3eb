import { functionPathWithFile } from "#function-path";

import { MAX_SCHEDULE_DISTANCE_MS } from "../limits/limits";
import type { FunctionAddress } from "../types";
import type { Functions } from "./functions";

/** Throws, in Convex's words, when a function cannot be scheduled for `time`, in epoch milliseconds. */
export function checkSchedulable(
  functions: Functions,
  { componentPath, path }: FunctionAddress,
  time: number,
): void {
  const distance = time - Date.now();
  if (!(Math.abs(distance) <= MAX_SCHEDULE_DISTANCE_MS)) {
    const direction = distance < 0 ? "past" : "future";
    throw new Error(`UnixTimestamp(${time / 1000}s) is more than 5 years in the ${direction}`);
  }
  const component = functions.in(componentPath);
  if ((component?.find(path) ?? null) !== null) return;
  const [module = "", name = ""] = functionPathWithFile(path).split(":");
  throw new Error(
    component?.hasModule(module.replace(/\.js$/, "")) === true
      ? `Attempted to schedule function, but no exported function ${name} found in the file: ${module}. Did you forget to export it?`
      : `Attempted to schedule function at nonexistent path: ${module}`,
  );
}
