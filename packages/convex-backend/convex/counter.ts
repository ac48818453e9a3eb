import { v } from "convex/values";
import { mutation, query, type QueryCtx } from "./_generated/server";
import { invalid } from "./model/errors";
import { limitClicks } from "./model/limits";

/** Add a name to have another counter. Anybody may count, so names of their own would fill the database. */
const COUNTERS = ["clicks"];

function findCounter(ctx: { db: QueryCtx["db"] }, name: string) {
  if (!COUNTERS.includes(name)) {
    throw invalid(
      "counterName",
      `There is no counter with this name. Known counters: ${COUNTERS.join(", ")}.`,
    );
  }
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

/** Adds one. Public. @returns the new value. @throws INVALID, RATE_LIMITED */
export const increment = mutation({
  args: { counterName: v.string() },
  returns: v.number(),
  handler: async (ctx, { counterName }) => {
    const counter = await findCounter(ctx, counterName);
    await limitClicks(ctx);
    const value = (counter?.value ?? 0) + 1;
    if (counter) await ctx.db.patch("counters", counter._id, { value });
    else await ctx.db.insert("counters", { name: counterName, value });
    return value;
  },
});
