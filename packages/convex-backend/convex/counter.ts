import { v } from "convex/values";
import { mutation, query, type QueryCtx } from "./_generated/server";
import { invalid } from "./model/errors";

const NAME = /^[a-z][a-z0-9-]{0,31}$/;

function findCounter(ctx: { db: QueryCtx["db"] }, name: string) {
  if (!NAME.test(name)) throw invalid("counterName", "1 to 32 of a–z, 0–9 and -, a letter first.");
  return ctx.db
    .query("counters")
    .withIndex("by_name", (q) => q.eq("name", name))
    .unique();
}

/** The counter's value; 0 for one nobody has used. Public. @throws INVALID */
export const get = query({
  args: { counterName: v.string() },
  returns: v.number(),
  handler: async (ctx, { counterName }) => (await findCounter(ctx, counterName))?.value ?? 0,
});

/** Adds one. Public. @returns the new value. @throws INVALID */
export const increment = mutation({
  args: { counterName: v.string() },
  returns: v.number(),
  handler: async (ctx, { counterName }) => {
    const counter = await findCounter(ctx, counterName);
    const value = (counter?.value ?? 0) + 1;
    if (counter) await ctx.db.patch("counters", counter._id, { value });
    else await ctx.db.insert("counters", { name: counterName, value });
    return value;
  },
});
