import { AsyncLocalStorage } from "node:async_hooks";
import type { EventEmitter } from "node:events";

import { CallEnded } from "./engine/errors";

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
 * Goes on when a call was ended in code that nobody waits for, such as the callback of a timer: its caller has got the
 * error by then. Anything else that nobody catches ends the process, as it does without a listener.
 */
export function reportEndedCalls(target: ExitingProcess): void {
  const outsideOfRuns = AsyncLocalStorage.snapshot();
  target.on("uncaughtException", (error: unknown) => {
    outsideOfRuns(() => {
      if (error instanceof CallEnded) {
        console.error(`convex-local: ended what a function has left running: ${error.message}`);
        return;
      }
      console.error("convex-local: an error that nobody catches ends the deployment:", error);
      target.exit(1);
    });
  });
}
