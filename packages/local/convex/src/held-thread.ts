import { AsyncLocalStorage } from "node:async_hooks";

import { held, onHeld } from "./engine/run/loop-guard";

/**
 * Prints the place in the source where one operation holds up the only thread, below what the clock has printed by then
 * (`engine/run/guard-clock-thread.mjs`).
 */
export function reportHeldThread(): void {
  const outsideOfRuns = AsyncLocalStorage.snapshot();
  onHeld(() => outsideOfRuns(() => console.error(`convex-local: it is here:\n${callersOfHeld()}`)));
}

/** The stack below what the clock has had evaluated. */
function callersOfHeld(): string {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, held);
  const [, ...frames] = trace.stack?.split("\n") ?? [];
  return frames.join("\n");
}
