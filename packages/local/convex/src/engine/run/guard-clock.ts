import path from "node:path";
import { Worker } from "node:worker_threads";

/** How often the clock beats while functions run, in milliseconds: so long a loop goes on unnoticed. */
const PERIOD_MS = 20;
/** How long the main thread may be silent in a function, which is in the middle of one built-in operation then. */
const HELD_MS = 1500;
/** How long after the last function the clock goes on beating: to wake it takes longer than a beat of it. */
const REST_AFTER_MS = 1000;

/** Where in the shared memory is what. */
const INDEX = {
  /** Grows with every beat. */
  beats: 0,
  /** 1 while functions run in the current turn of the event loop. */
  turn: 1,
  /** Grows whenever the main thread has noticed a beat. */
  seen: 2,
  /** 1 while the clock's thread sleeps until it is woken. */
  asleep: 3,
  /** 1 once the clock's thread is to end the process for a signal that the main thread cannot hear. */
  obeysSignals: 4,
} as const;

export type ClockIndex = typeof INDEX;

const state = new Int32Array(new SharedArrayBuffer(Object.keys(INDEX).length * Int32Array.BYTES_PER_ELEMENT));

let ready: Promise<void> | undefined;

/**
 * Starts the clock, once for the whole process. It beats in a thread of its own, so that what holds up the main thread
 * does not hold up the clock. Nothing waits for it at the end of the process.
 *
 * @param onHeld JavaScript that the main thread evaluates in the middle of what holds it up
 * @returns when it beats
 */
export async function startGuardClock(onHeld: string): Promise<void> {
  ready ??= new Promise((resolve, reject) => {
    const worker = new Worker(path.join(import.meta.dirname, "guard-clock-thread.mjs"), {
      name: "convex-local clock",
      // Node hands a thread no signals in public: guard-clock-thread.mjs says what it does with these. The warning that comes
      // with the first is for whoever runs the command, who can do nothing about it.
      execArgv: ["--expose-internals", "--no-warnings"],
      workerData: {
        state,
        index: INDEX,
        periodMs: PERIOD_MS,
        heldMs: HELD_MS,
        restAfterMs: REST_AFTER_MS,
        onHeld,
      },
    });
    worker.unref();
    worker.once("error", reject);
    worker.once("message", () => {
      // From now on an error of the clock is one that nobody catches.
      worker.off("error", reject);
      resolve();
    });
  });
  await ready;
}

/** The first number in it grows with every beat. Every loop of every function looks at it: a call would cost more. */
export const clockBeats: Readonly<Int32Array> = state;

/** Tells the clock that the main thread goes on. */
export function noteSeen(): void {
  Atomics.add(state, INDEX.seen, 1);
}

/** Tells the clock that functions run in this turn of the event loop, or that the turn is over. */
export function noteTurn(isRunning: boolean): void {
  Atomics.store(state, INDEX.turn, isRunning ? 1 : 0);
  if (!isRunning || Atomics.load(state, INDEX.asleep) === 0) return;
  Atomics.store(state, INDEX.asleep, 0);
  Atomics.notify(state, INDEX.asleep);
}

/**
 * From now on a signal that asks this process to stop ends it, as `kill -9` does, when the main thread does not go on
 * for so long that it is held up, whether the signal came before or after that. The process needs a listener of its own
 * for the signals: none of them ends it by itself any more.
 */
export function obeySignalsWhileHeld(): void {
  Atomics.store(state, INDEX.obeysSignals, 1);
}
