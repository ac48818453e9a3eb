import { makeFunctionReference } from "convex/server";

import { action, mutation, query } from "./builders";

// Longer than the clock needs to show another time.
const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
const times = () => {
  const before = [Date.now(), new Date().getTime(), globalThis.Date.now()];
  wait();
  return [...before, Date.now(), new Date().getTime(), Date.parse(new Date().toISOString())];
};
const timesOfQueryReference = makeFunctionReference<"query", Record<string, never>, number[]>(
  "runtime:timesOfQuery",
);

export const timesOfQuery = query({ args: {}, handler: times });
export const timesOfMutation = mutation({
  args: {},
  handler: async (ctx): Promise<number[]> => {
    const own = times();
    const nested = await ctx.runQuery(timesOfQueryReference, {});
    return [...own, ...nested, ...times()];
  },
});
export const timesOfAction = action({ args: {}, handler: async () => times() });
export const dates = query({
  args: {},
  handler: () => ({
    isDate: new Date(0) instanceof Date,
    year: new Date(2020, 5, 1).getFullYear(),
    utc: Date.UTC(1970, 0, 2),
    text: typeof Date(),
  }),
});
export const random = query({ args: {}, handler: () => Array.from({ length: 100 }, () => Math.random()) });
export const fetches = query({ args: {}, handler: async () => void (await fetch("http://127.0.0.1:9")) });
export const waits = mutation({ args: {}, handler: async () => void setTimeout(() => {}, 1) });
export const repeats = query({ args: {}, handler: () => void setInterval(() => {}, 1) });
export const waitsInAction = action({
  args: {},
  handler: async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return (await fetch(`${process.env.CONVEX_CLOUD_URL}/version`)).status;
  },
});
export const timesItself = query({ args: {}, handler: () => performance.now() });
export const timesItselfInAction = action({ args: {}, handler: async () => performance.now() > 0 });
export const environment = query({
  args: {},
  handler: () => {
    const names = Object.keys(process.env);
    process.env.SET_BY_A_FUNCTION = "set";
    return [process.env.CONVEX_CLOUD_URL, names, process.env.SET_BY_A_FUNCTION ?? "as it was"];
  },
});
declare const self: typeof globalThis;
export const sameGlobal = query({
  args: {},
  handler: () => [self === globalThis, Reflect.get(globalThis, "self") === self, self.Date === Date],
});
export const logs = query({
  args: {},
  handler: () => {
    console.time("reading");
    console.time("reading");
    console.timeLog("reading", "half", 1);
    console.timeEnd("reading");
    console.timeEnd();
    console.trace("here");
  },
});
export const logsTable = query({ args: {}, handler: () => console.table([{ rank: 1 }]) });
export const globals = query({
  args: {},
  handler: () => [typeof Buffer, typeof setImmediate, typeof process.env, typeof process.cwd],
});

const globalsReference = makeFunctionReference<"query", Record<string, never>, string[]>("runtime:globals");

/** As @convex-dev/workflow does while it repeats a workflow: by another name, and for as long as the workflow runs. */
export const replacesGlobals = mutation({
  args: {},
  handler: async (ctx) => {
    const globals: { Date: unknown; process: unknown; Math: unknown } = globalThis;
    globals.Date = { now: () => 1 };
    globals.Math = { random: () => 2 };
    globals.process = undefined;
    Object.defineProperty(globalThis, "crypto", { value: undefined, configurable: true });
    // Long enough for the deployment to look at how long it takes.
    for (let turn = 0; turn < 10; turn += 1) wait();
    const inNested = await ctx.runQuery(globalsReference, {});
    return { own: [Date.now(), Math.random(), typeof process, typeof crypto], inNested };
  },
});
