import { AsyncLocalStorage } from "node:async_hooks";
import type { EventEmitter } from "node:events";

import { held, onHeld } from "./engine/run/loop-guard";

const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;

const MESSAGE =
  "convex-local: one operation holds up everything, such as the match of a regular expression, or the sorting of a long " +
  "array. It cannot be ended: until it is over nobody is answered, and a signal ends this process at once. It is here:";

/**
 * Lets a signal that asks this process to stop end it, at once, while one operation holds up the only thread, when no
 * listener would hear of it. Nothing that was acknowledged is lost by that, as by a `kill -9`. A signal that comes before
 * the thread is known to be held up is heard when it goes on.
 */
export function endWhenSignalledWhileHeld(target: EventEmitter): void {
  const outsideOfRuns = AsyncLocalStorage.snapshot();
  onHeld(() => {
    const listeners = STOP_SIGNALS.flatMap((signal) =>
      target.rawListeners(signal).map((listener) => ({ signal, listener: listener as () => void })),
    );
    // Without a listener a signal does what it does by itself.
    for (const { signal, listener } of listeners) target.off(signal, listener);
    outsideOfRuns(() => console.error(`${MESSAGE}\n${callersOfHeld()}`));
    return () => {
      for (const { signal, listener } of listeners) target.on(signal, listener);
    };
  });
}

/** The stack below what the clock has had evaluated. */
function callersOfHeld(): string {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, held);
  const [, ...frames] = trace.stack?.split("\n") ?? [];
  return frames.join("\n");
}
