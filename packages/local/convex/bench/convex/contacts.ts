import {
  mutationGeneric,
  paginationOptsValidator,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";

import type schema from "./schema";

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const query: QueryBuilder<DataModel, "public"> = queryGeneric;
const mutation: MutationBuilder<DataModel, "public"> = mutationGeneric;

const contact = { list: v.string(), name: v.string(), notes: v.string(), rank: v.number() };

export const fill = mutation({
  args: { contacts: v.array(v.object(contact)) },
  handler: async (ctx, { contacts }) => {
    for (const contact of contacts) await ctx.db.insert("contacts", contact);
  },
});

export const insert = mutation({
  args: contact,
  handler: async (ctx, contact) => await ctx.db.insert("contacts", contact),
});

/** Renames the first of a list. */
export const rename = mutation({
  args: { list: v.string(), name: v.string() },
  handler: async (ctx, { list, name }) => {
    const first = await ctx.db
      .query("contacts")
      .withIndex("by_list_rank", (q) => q.eq("list", list))
      .first();
    if (first !== null) await ctx.db.patch("contacts", first._id, { name });
  },
});

export const list = query({
  args: { list: v.string(), count: v.number() },
  handler: async (ctx, { list, count }) =>
    await ctx.db
      .query("contacts")
      .withIndex("by_list_rank", (q) => q.eq("list", list))
      .take(count),
});

export const page = query({
  args: { list: v.string(), paginationOpts: paginationOptsValidator },
  handler: async (ctx, { list, paginationOpts }) =>
    await ctx.db
      .query("contacts")
      .withIndex("by_list_rank", (q) => q.eq("list", list))
      .paginate(paginationOpts),
});

export const search = query({
  args: { text: v.string(), count: v.number() },
  handler: async (ctx, { text, count }) =>
    await ctx.db
      .query("contacts")
      .withSearchIndex("search_notes", (q) => q.search("notes", text))
      .take(count),
});
