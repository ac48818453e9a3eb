import { currentExecution, type Execution } from "./execution";
import { startGuardClock } from "./guard-clock";
import { held, tick, tickInNode } from "./loop-guard";

/** Where built modules find what ends them, and those of Convex's default runtime what replaces Node's globals. */
export const RUNTIME_HOLDER = "convexLocalRuntime";

/**
 * What replaces a global in the code of such modules, and nowhere else in this process, when they are built: esbuild's
 * `define`. What has no replacement is a global of Node alone, and is not there.
 */
export const RUNTIME_GLOBALS: Readonly<Record<string, string>> = {
  "process.env.NODE_ENV": '"production"',
  "Math.random": `${RUNTIME_HOLDER}.random`,
  ...Object.fromEntries(
    [
      "Date",
      "fetch",
      "setTimeout",
      "setInterval",
      "process",
      "Buffer",
      "setImmediate",
      "clearImmediate",
    ].flatMap((name) => [
      [name, `${RUNTIME_HOLDER}.${name}`],
      [`globalThis.${name}`, `${RUNTIME_HOLDER}.${name}`],
    ]),
  ),
};

/** Makes what built modules call, before they are imported. A second call changes nothing. */
export async function startRuntime(): Promise<void> {
  Object.assign(globalThis, { [RUNTIME_HOLDER]: runtimeGlobals });
  await startGuardClock(`${RUNTIME_HOLDER}.held()`);
}

const runtimeGlobals = {
  tick,
  tickInNode,
  held,
  Date: new Proxy(Date, {
    construct: (target, args: [], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  }),
  random: () => observingRun()?.random() ?? Math.random(),
  fetch: async (...args: Parameters<typeof fetch>) => {
    refuseInTransactions("fetch()");
    return await fetch(...args);
  },
  setTimeout: (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    refuseInTransactions("setTimeout");
    return setTimeout(callback, ms, ...args);
  },
  setInterval: (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    refuseInTransactions("setInterval");
    return setInterval(callback, ms, ...args);
  },
  process: {
    get env() {
      return process.env;
    },
  },
};

/** In a query or a mutation no time passes: run again with the same data, it gives the same result. */
function now(): number {
  return observingRun()?.startedAt ?? Date.now();
}

function observingRun(): Execution | null {
  const run = transactionRun();
  if (run !== null) run.observed.timeOrChance = true;
  return run;
}

function refuseInTransactions(what: string): void {
  if (transactionRun() === null) return;
  throw new Error(
    `Can't use ${what} in queries and mutations. Please consider using an action. ` +
      "See https://docs.convex.dev/functions/actions for more details.",
  );
}

/** The query or mutation that the current code belongs to; null in an action, and while modules load. */
function transactionRun(): Execution | null {
  const execution = currentExecution.getStore();
  return execution === undefined || execution.kind === "action" ? null : execution;
}
