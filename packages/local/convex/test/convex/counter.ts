import { makeFunctionReference } from "convex/server";
import { ConvexError, v } from "convex/values";

import { action, internalQuery, mutation, query, type MutationCtx } from "./builders";

const named = { name: v.string() };
const incrementReference = makeFunctionReference<"mutation", { name: string }, number>("counter:increment");

export const get = query({
  args: named,
  handler: async (ctx, { name }) => {
    const counter = await ctx.db
      .query("counters")
      .withIndex("by_name", (q) => q.eq("name", name))
      .unique();
    return counter?.value ?? 0;
  },
});

async function add(ctx: MutationCtx, name: string): Promise<number> {
  const counter = await ctx.db
    .query("counters")
    .withIndex("by_name", (q) => q.eq("name", name))
    .unique();
  if (counter === null) {
    await ctx.db.insert("counters", { name, value: 1 });
    return 1;
  }
  await ctx.db.patch(counter._id, { value: counter.value + 1 });
  return counter.value + 1;
}

export const increment = mutation({ args: named, handler: (ctx, { name }) => add(ctx, name) });

export const incrementBoth = mutation({
  args: { names: v.array(v.string()) },
  handler: async (ctx, { names }) => {
    for (const name of names) await add(ctx, name);
  },
});

export const incrementLater = mutation({
  args: { name: v.string(), ms: v.number() },
  handler: async (ctx, { name, ms }) => {
    await ctx.scheduler.runAfter(ms, incrementReference, { name });
  },
});

export const incrementByAction = action({
  args: named,
  handler: async (ctx, { name }): Promise<string> =>
    `now ${await ctx.runMutation(incrementReference, { name })}`,
});

export const fail = mutation({
  args: named,
  handler: async (ctx, { name }) => {
    await add(ctx, name);
    throw new Error("kaboom");
  },
});

export const incrementBesideForgotten = mutation({
  args: named,
  handler: async (ctx, { name }) => {
    const value = await add(ctx, name);
    // An await forgotten on purpose.
    void Promise.reject(new Error(`forgotten by ${name}`));
    return value;
  },
});

/** What throws once its function has been answered. */
export const incrementBesideThrowing = mutation({
  args: named,
  handler: async (ctx, { name }) => {
    const value = await add(ctx, name);
    queueMicrotask(() => {
      throw new Error(`thrown in a microtask by ${name}`);
    });
    return value;
  },
});

/** Waits for somebody who never comes. */
export const wait = query({
  args: {},
  handler: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
});

export const throwLater = action({
  args: named,
  handler: async (_ctx, { name }) => {
    setTimeout(() => {
      throw new Error(`thrown in a timer by ${name}`);
    }, 1);
  },
});

export const refuse = mutation({
  args: {},
  handler: () => {
    throw new ConvexError({ code: "REFUSED", n: 5n });
  },
});

export const secret = internalQuery({ args: {}, handler: () => 42 });

export const echo = query({ args: { value: v.any() }, handler: (_ctx, { value }): unknown => value });

export const log = query({
  args: {},
  handler: () => {
    console.log("hello from the deployment");
    return null;
  },
});

export const urls = query({
  args: {},
  handler: () => ({ cloud: process.env.CONVEX_CLOUD_URL ?? "", site: process.env.CONVEX_SITE_URL ?? "" }),
});

export const addBlob = mutation({
  args: { repeats: v.number() },
  handler: async (ctx, { repeats }) => {
    // Characters outside the basic plane, so that a chunk's end can fall inside one.
    await ctx.db.insert("blobs", { text: "x😀".repeat(repeats) });
  },
});

export const blobs = query({
  args: {},
  handler: async (ctx) => {
    const blobs = await ctx.db.query("blobs").collect();
    return blobs.map((blob) => blob.text);
  },
});
