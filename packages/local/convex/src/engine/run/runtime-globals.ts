import { readVariable } from "./auth-config";
import { functionsConsole } from "./console";
import { currentExecution, type Execution } from "./execution";
import { functionsGlobal } from "./functions-global";
import { startGuardClock } from "./guard-clock";
import { held, tick, tickInNode } from "./loop-guard";
import { queueNamedMicrotask } from "./named-microtask";
import { FunctionsResponse } from "./response";

/** Where built modules find what ends them, and those of Convex's default runtime what replaces Node's globals. */
export const RUNTIME_HOLDER = "convexLocalRuntime";

/** What stands in the code of such modules for a global of Node. What has no replacement below is not there. */
const REPLACED = [
  "Date",
  "fetch",
  "setTimeout",
  "setInterval",
  "queueMicrotask",
  "process",
  "console",
  "performance",
  "Response",
  "Buffer",
  "setImmediate",
  "clearImmediate",
] as const;

/** What stands there for itself, unless a function has put something else in its place. */
const REPLACEABLE = ["crypto"] as const;

/**
 * What replaces a global in the code of such modules, and nowhere else in this process, when they are built: esbuild's
 * `define`.
 */
export const RUNTIME_GLOBALS: Readonly<Record<string, string>> = {
  "process.env.NODE_ENV": '"production"',
  "Math.random": `${RUNTIME_HOLDER}.random`,
  globalThis: `${RUNTIME_HOLDER}.globalThis`,
  self: `${RUNTIME_HOLDER}.globalThis`,
  ...Object.fromEntries([...REPLACED, ...REPLACEABLE].map((name) => [name, `${RUNTIME_HOLDER}.${name}`])),
};

/** Makes what built modules call, before they are imported. A second call changes nothing. */
export async function startRuntime(): Promise<void> {
  Object.assign(globalThis, { [RUNTIME_HOLDER]: runtime });
  await startGuardClock(`${RUNTIME_HOLDER}.held()`);
}

const PERFORMANCE = "the Performance API";

const replacements: Partial<Record<(typeof REPLACED)[number], unknown>> = {
  Date: new Proxy(Date, {
    construct: (target, args: [], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  }),
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
  queueMicrotask: queueNamedMicrotask,
  process: {
    // As on Convex each is found by its name, and nothing lists them.
    env: new Proxy({}, { get: (_target, name) => readVariable(name) }),
  },
  console: functionsConsole,
  performance: new Proxy(performance, {
    get(target, name) {
      if (name === "timeOrigin") refuseInTransactions(PERFORMANCE);
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => {
        refuseInTransactions(PERFORMANCE);
        return Reflect.apply(value, target, args);
      };
    },
  }),
  Response: FunctionsResponse,
};

const replaced = new Map<PropertyKey, unknown>(REPLACED.map((name) => [name, replacements[name]]));
const replacedGlobals = functionsGlobal(replaced);
// Node has no such name, Convex has.
replaced.set("self", replacedGlobals);

const runtime = Object.defineProperties(
  { tick, tickInNode, held, random, refuseImport, globalThis: replacedGlobals },
  Object.fromEntries(
    [...REPLACED, ...REPLACEABLE].map((name) => [
      name,
      {
        get: (): unknown => Reflect.get(replacedGlobals, name),
        set: (value: unknown) => void Reflect.set(replacedGlobals, name, value),
      },
    ]),
  ),
);

/** What a bundler cannot see is not pushed, and Node's modules are none of Convex's own runtime. */
function refuseImport(specifier: unknown): never {
  throw new Error(`Couldn't find JavaScript module '${String(specifier)}'.`);
}

function random(): number {
  const own: Math = Reflect.get(replacedGlobals, "Math");
  if (own !== Math) return own.random();
  return observingRun()?.random() ?? Math.random();
}

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
