import { paginationOptsValidator, type Auth } from "convex/server";
import { ConvexError, v } from "convex/values";

import { mutation, query } from "./builders";

async function ownerOf(ctx: { auth: Auth }): Promise<string> {
  const identity = await ctx.auth.getUserIdentity();
  if (identity === null) throw new ConvexError({ code: "UNAUTHENTICATED" });
  return identity.tokenIdentifier;
}

export const whoAmI = query({ args: {}, handler: (ctx) => ctx.auth.getUserIdentity() });

export const list = query({
  args: {},
  handler: async (ctx): Promise<string[]> => {
    const owner = await ownerOf(ctx);
    const customers = await ctx.db
      .query("customers")
      .withIndex("by_owner", (q) => q.eq("owner", owner))
      .collect();
    return customers.map((customer) => customer.name);
  },
});

export const page = query({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const owner = await ownerOf(ctx);
    return await ctx.db
      .query("customers")
      .withIndex("by_owner", (q) => q.eq("owner", owner))
      .order("desc")
      .paginate(paginationOpts);
  },
});

export const create = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const owner = await ownerOf(ctx);
    await ctx.db.insert("customers", { owner, name });
  },
});
