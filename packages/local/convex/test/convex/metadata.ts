import { action, mutation } from "./builders";

export const ofMutation = mutation({
  args: {},
  handler: async (ctx) => await ctx.meta.getRequestMetadata(),
});

export const ofAction = action({
  args: {},
  handler: async (ctx) => await ctx.meta.getRequestMetadata(),
});
