import { syncBuiltinESMExports } from "node:module";

import { currentExecution } from "./engine/run/execution";
import { queueNamedMicrotask } from "./engine/run/named-microtask";

/** What of a process is used here. */
interface GuardedProcess {
  pid: number;
  exit(code?: number | string | null): never;
  abort(): never;
  kill(pid: number, signal?: string | number): true;
}

/** What of the global object is used here. */
interface GuardedGlobals {
  queueMicrotask: (callback: () => void) => void;
  Atomics: Pick<Atomics, "wait">;
}

/**
 * Keeps functions from ending or stopping this process, and with it the work of everybody who is connected. What an action
 * in Node ends on Convex is what it runs in, and its call has failed; so it has here.
 *
 * Functions in Convex's default runtime have no process, and a `queueMicrotask` of their own (`runtime-globals.ts`).
 */
export function guardProcess(target: GuardedProcess, globals: GuardedGlobals): void {
  globals.queueMicrotask = queueNamedMicrotask;
  refuseToWait(globals.Atomics);
  const [exit, abort, kill] = [target.exit.bind(target), target.abort.bind(target), target.kill.bind(target)];
  target.exit = (code) => {
    refuseInRuns("process.exit()");
    return exit(code);
  };
  target.abort = () => {
    refuseInRuns("process.abort()");
    return abort();
  };
  target.kill = (pid, signal) => {
    // Zero and less are groups of processes, its own among them.
    const isOwn = pid === target.pid || pid <= 0;
    if (isOwn && signal !== 0) refuseInRuns("process.kill() of its own process");
    return kill(pid, signal);
  };
  // For those who import them from node:process.
  syncBuiltinESMExports();
}

/** The longest wait of a function's, in milliseconds: what a query may compute for. */
const LONGEST_WAIT = 1000;

/** A thread that waits computes nothing, so that no guard of endless loops sees it, and hears no signal. */
function refuseToWait(atomics: Pick<Atomics, "wait">): void {
  const { wait } = atomics;
  const guarded = (...args: unknown[]): unknown => {
    const [, , , timeout = Infinity] = args;
    if (!(Number(timeout) <= LONGEST_WAIT))
      refuseInRuns(`Atomics.wait() for more than ${LONGEST_WAIT} ms`, "stop");
    return Reflect.apply(wait, atomics, args);
  };
  Object.assign(atomics, { wait: guarded });
}

function refuseInRuns(what: string, does: "end" | "stop" = "end"): void {
  const run = currentExecution.getStore();
  if (run !== undefined) throw new Error(`${run.path} called ${what}, which would ${does} the deployment.`);
}
