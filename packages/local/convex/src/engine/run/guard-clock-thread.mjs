// @ts-check
// The thread of guard-clock.ts: JavaScript, for Node starts it without what makes TypeScript run elsewhere.
import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";

/** @type {{ state: Int32Array, index: import("./guard-clock").ClockIndex, periodMs: number, heldMs: number, restAfterMs: number, onHeld: string }} */
const { state, index, periodMs, heldMs, restAfterMs, onHeld } = workerData;

/** Nobody ever changes it: to wait for it is to sleep. */
const nothing = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** When the main thread was last seen to go on, and what had been computed by then. */
let alive = { seen: 0, at: 0, cpu: 0 };
let hasTold = false;
/** @type {Session | undefined} */
let session;
let activeAt = performance.now();

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
parentPort?.postMessage("ready");
for (;;) {
  Atomics.wait(nothing, 0, 0, periodMs);
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

/** @param {number} now */
function watch(now) {
  const seen = Atomics.load(state, index.seen);
  if (seen !== alive.seen) {
    alive = { seen, at: now, cpu: cpuMs() };
    hasTold = false;
    return;
  }
  // A process that hardly runs is one that a debugger has stopped, or that others leave no time.
  if (hasTold || now - alive.at < heldMs || cpuMs() - alive.cpu < heldMs / 4) return;
  hasTold = true;
  if (session === undefined) {
    session = new Session();
    session.connectToMainThread();
  }
  session.post("Runtime.evaluate", { expression: onHeld });
}
