import { AsyncLocalStorage } from "node:async_hooks";
import type { EventEmitter } from "node:events";

import { CallEnded } from "./engine/errors";
import { currentExecution } from "./engine/run/execution";

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

/** What of a process is used here. */
interface ExitingProcess extends EventEmitter {
  exit(code: number): void;
}

/**
 * Goes on when nobody catches what a function has left running, such as the callback of a timer that throws: its caller
 * has got an answer by then, and one function must not end the work of everybody. Anything else that nobody catches ends
 * the process, as it does without a listener.
 */
export function reportUncaughtErrors(target: ExitingProcess): void {
  const outsideOfRuns = AsyncLocalStorage.snapshot();
  target.on("uncaughtException", (error: unknown) => {
    // Node calls the listener in the context of the run whose callback it was.
    const run = currentExecution.getStore();
    outsideOfRuns(() => {
      if (error instanceof CallEnded) {
        console.error(`convex-local: ended what a function has left running: ${error.message}`);
        return;
      }
      if (run !== undefined) {
        console.error(`convex-local: nobody caught an error in what ${run.path} has left running:`, error);
        return;
      }
      console.error("convex-local: an error that nobody catches ends the deployment:", error);
      target.exit(1);
    });
  });
}
