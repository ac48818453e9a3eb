// @ts-check
// The thread of guard-clock.ts: JavaScript, for Node starts it without what makes TypeScript run elsewhere.
import { writeSync } from "node:fs";
import { Session } from "node:inspector";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { setTimeout } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/** @type {{ state: Int32Array, index: import("./guard-clock").ClockIndex, periodMs: number, heldMs: number, restAfterMs: number, onHeld: string }} */
const { state, index, periodMs, heldMs, restAfterMs, onHeld } = workerData;

const STDERR = 2;

const HELD =
  "one operation holds up everything, such as the match of a regular expression, or the sorting of a long array. It " +
  "cannot be ended: until it is over nobody is answered, and a signal ends this process at once.";

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** @typedef {{ unref(): void, onsignal(): void, start(signal: number): void }} Listener */
/** @typedef {{ internalBinding(name: "signal_wrap"): { Signal: new () => Listener } }} Internals */

/** When the main thread was last seen to go on, and what had been computed by then. */
let alive = { seen: 0, at: 0, cpu: 0 };
let hasTold = false;
/** @type {Session | undefined} */
let session;
let activeAt = performance.now();
let hearsSignals = false;
/** The signal that has asked this process to stop. @type {"SIGTERM" | "SIGINT" | undefined} */
let signalled;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
parentPort?.postMessage("ready");
for (;;) {
  // Not a wait that stops this thread: signals come in between.
  await setTimeout(periodMs);
  if (!hearsSignals && Atomics.load(state, index.obeysSignals) === 1) hearSignals();
  const now = performance.now();
  if (Atomics.load(state, index.turn) === 1) {
    activeAt = now;
    watch(now);
  } else {
    hasTold = false;
    alive.seen = 0;
    if (now - activeAt > restAfterMs) rest();
  }
  Atomics.add(state, index.beats, 1);
}

/** Sleeps until the main thread runs a function again. */
function rest() {
  Atomics.store(state, index.asleep, 1);
  // It may have begun just now, and not have seen that this thread sleeps.
  if (Atomics.load(state, index.turn) === 0) Atomics.wait(state, index.asleep, 1);
  Atomics.store(state, index.asleep, 0);
  activeAt = performance.now();
}

/**
 * The main thread hears of a signal once it goes on, and a worker has no public way to hear of one: Node emits them on
 * the main thread's `process` alone. This is what that one listens with, in every Node from 20 to 24; it works in every
 * thread. A thread is given it by `--expose-internals` alone: `process.binding` has it no longer in Node 24. A Node that
 * has neither does everything else as well.
 */
function hearSignals() {
  hearsSignals = true;
  /** @type {Internals} */
  let internals;
  try {
    internals = createRequire(import.meta.url)("internal/test/binding");
  } catch (error) {
    say(`with this Node a signal is heard once what holds everything up is over: ${String(error)}`);
    return;
  }
  const { Signal } = internals.internalBinding("signal_wrap");
  for (const name of /** @type {const} */ (["SIGTERM", "SIGINT"])) {
    const listener = new Signal();
    listener.unref();
    listener.onsignal = () => (signalled = name);
    listener.start(constants.signals[name]);
  }
}

/** @param {number} now */
function watch(now) {
  const seen = Atomics.load(state, index.seen);
  if (seen !== alive.seen) {
    alive = { seen, at: now, cpu: cpuMs() };
    hasTold = false;
    return;
  }
  // A process that hardly runs is one that a debugger has stopped, or that others leave no time.
  if (now - alive.at < heldMs || cpuMs() - alive.cpu < heldMs / 4) return;
  if (signalled !== undefined) endProcess(signalled);
  if (hasTold) return;
  hasTold = true;
  if (hearsSignals) say(HELD);
  if (session === undefined) {
    session = new Session();
    session.connectToMainThread();
  }
  session.post("Runtime.evaluate", { expression: onHeld });
}

/** @param {string} signal */
function endProcess(signal) {
  say(`ended by ${signal} in the middle of it`);
  process.kill(process.pid, "SIGKILL");
}

/** Not by way of this thread's own stream, which the main thread would have to read. @param {string} text */
function say(text) {
  writeSync(STDERR, `convex-local: ${text}\n`);
}
