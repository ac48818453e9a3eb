import { AsyncLocalStorage } from "node:async_hooks";
import type { EventEmitter } from "node:events";

/**
 * Prints every rejection that nobody handles, and goes on: a function's forgotten `await` must not end the deployment,
 * and with it the work of everybody who is connected, as Node would.
 */
export function reportUnhandledRejections(target: EventEmitter): void {
  // Node calls the listener in the context of the run that forgot the promise, which would collect what is printed.
  const outsideOfRuns = AsyncLocalStorage.snapshot();
  target.on("unhandledRejection", (reason: unknown) => {
    outsideOfRuns(() => {
      console.error("convex-local: a promise nobody awaited failed; is an `await` missing?", reason);
    });
  });
}
