import { makeFunctionReference } from "convex/server";
import { v } from "convex/values";

import { forever } from "./forever.library";
import { action, mutation, query } from "./builders";

const again = (): void => void Promise.resolve().then(again);

/** Calls back some 1e40 times, without a loop. */
const nested = (depth: number): unknown =>
  depth > 0 && new Int8Array(10_000).forEach(() => nested(depth - 1));

/** Every way to compute for ever that a handler gets into by mistake. */
const computations = {
  for: () => {
    for (;;);
  },
  while: () => {
    while (true) {}
  },
  doWhile: () => {
    let turns = 0;
    do turns += 1;
    while (turns > 0);
  },
  awaits: async () => {
    for (;;) await Promise.resolve();
  },
  promises: async () => {
    again();
    await new Promise(() => {});
  },
  callbacks: () => nested(10),
  library: () => forever(() => {}),
  // As somebody writes it whom no failure may stop.
  caught: async () => {
    for (;;) {
      try {
        forever(() => {});
      } catch {
        // Nothing: on to the next.
      }
    }
  },
  swallowed: () => {
    try {
      forever(() => {});
    } catch {
      // Nothing: it ends as if all were well.
    }
  },
} satisfies Record<string, () => unknown>;

const args = { how: v.string() };
const run = async (how: string) => void (await computations[how as keyof typeof computations]());

const inQueryReference = makeFunctionReference<"query", { how: string }, null>("endless:inQuery");

export const inQuery = query({ args, handler: async (_ctx, { how }) => await run(how) });

export const inMutation = mutation({
  args: { ...args, name: v.string() },
  handler: async (ctx, { how, name }) => {
    await ctx.db.insert("counters", { name, value: 1 });
    await run(how);
  },
});

/** There is a limit of reads as well, whose error is ignored here. */
export const inReads = query({
  args: {},
  handler: async (ctx) => {
    for (;;) {
      try {
        await ctx.db.query("counters").first();
      } catch {
        // Nothing: on to the next.
      }
    }
  },
});

/** Computes for less than a query may. */
export const briefly = query({
  args: { ms: v.number() },
  handler: (_ctx, { ms }) => {
    let turns = 0;
    // The one clock that goes on in a query.
    const clock = () => new Event("tick").timeStamp;
    for (const end = clock() + ms; clock() < end;) turns += 1;
    return turns > 0;
  },
});

/** Stands still, as at a breakpoint, for longer than a query may compute. */
export const stopped = query({
  args: {},
  handler: () => {
    const nothing = new Int32Array(new SharedArrayBuffer(4));
    for (let turn = 0; turn < 4; turn += 1) Atomics.wait(nothing, 0, 0, 400);
    return "went on";
  },
});

/** In the middle of one operation, where no code of ours is asked; its name is like one of ours. */
const heldUp = () => /^(a+)+$/.test("a".repeat(60) + "b");

export const inRegularExpression = query({
  args: {},
  handler: () => heldUp(),
});

/** Between two numbers that a computer has, which takes long to tell. */
const HALF_WAY = `9007199254740993.${"0".repeat(700)}1`;

/** Each goes on for many seconds without a look at anything else. */
const operations = {
  parse: () => {
    const text = `[${`${HALF_WAY},`.repeat(200_000)}1]`;
    const parse: (text: string) => unknown = JSON.parse;
    return Array.from({ length: 20 }, () => text).map(parse);
  },
  sort: () => {
    const numbers: number[] = [];
    for (let i = 0; i < 2_000_000; i += 1) numbers.push(((i * 7919) % 2_000_003) + 0.5);
    // As text, one by one.
    // oxlint-disable-next-line unicorn/require-array-sort-compare
    return numbers.sort();
  },
} satisfies Record<string, () => unknown>;

export const inOperation = query({
  args: { what: v.union(v.literal("parse"), v.literal("sort")) },
  handler: (_ctx, { what }) => void operations[what](),
});

export const inNested = mutation({
  args: {},
  handler: async (ctx) => {
    await ctx.db.insert("counters", { name: "nested", value: 1 });
    try {
      await ctx.runQuery(inQueryReference, { how: "for" });
    } catch {
      // Nothing: it goes on without the result.
    }
  },
});

export const inTimer = action({
  args,
  handler: async (_ctx, { how }) => {
    await new Promise(() => setTimeout(() => void computations[how as keyof typeof computations](), 1));
  },
});

export const inAction = action({
  args,
  handler: async (_ctx, { how }) => {
    // In a turn of the event loop in which nothing has run yet.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await run(how);
  },
});
