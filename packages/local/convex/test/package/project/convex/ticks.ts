import { internalMutationGeneric, queryGeneric } from "convex/server";

export const record = internalMutationGeneric({
  handler: async ({ db }) => {
    await db.insert("ticks", {});
  },
});

export const hasTicked = queryGeneric({
  handler: async ({ db }) => (await db.query("ticks").first()) !== null,
});
