import {
  actionGeneric,
  componentsGeneric,
  defineSchema,
  defineTable,
  mutationGeneric,
  queryGeneric,
  type ActionBuilder,
  type DataModelFromSchemaDefinition,
  type FunctionReference,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";

/** The app and each use of the component have a table of this name. */
export const schema = defineSchema({
  entries: defineTable({ number: v.number(), text: v.string() }).index("by_number", ["number"]),
});

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const query = queryGeneric as QueryBuilder<DataModel, "public">;
const mutation = mutationGeneric as MutationBuilder<DataModel, "public">;
const action = actionGeneric as ActionBuilder<DataModel, "public">;

type Entry = { number: number; text: string };

function failIf(fails: boolean): void {
  if (fails) throw new Error("failing on purpose");
}

const put = mutation({
  args: { number: v.number(), text: v.string(), fails: v.boolean() },
  handler: async (ctx, { fails, ...entry }) => {
    const known = await ctx.db
      .query("entries")
      .withIndex("by_number", (q) => q.eq("number", entry.number))
      .unique();
    if (known === null) await ctx.db.insert("entries", entry);
    else await ctx.db.replace("entries", known._id, entry);
    failIf(fails);
  },
});

const list = query({
  args: {},
  handler: async (ctx): Promise<Entry[]> => {
    const entries = await ctx.db.query("entries").withIndex("by_number").collect();
    return entries.map(({ number, text }) => ({ number, text }));
  },
});

const removeFrom = mutation({
  args: { from: v.number(), fails: v.boolean() },
  handler: async (ctx, { from, fails }) => {
    const entries = await ctx.db
      .query("entries")
      .withIndex("by_number", (q) => q.gte("number", from))
      .collect();
    for (const { _id } of entries) await ctx.db.delete("entries", _id);
    failIf(fails);
    return entries.length;
  },
});

/** The component's functions, of which it is used twice. */
export const componentFunctions = { put, list, removeFrom };

export const USES = ["box", "shelf"] as const;

interface ComponentApi {
  put: FunctionReference<"mutation", "internal", Entry & { fails: boolean }, null>;
  list: FunctionReference<"query", "internal", Record<string, never>, Entry[]>;
  removeFrom: FunctionReference<"mutation", "internal", { from: number; fails: boolean }, number>;
}

function component(use: (typeof USES)[number]): ComponentApi {
  const { [use]: used } = componentsGeneric() as unknown as Record<string, { oracle: ComponentApi }>;
  if (used === undefined) throw new Error(`There is no component ${use}.`);
  return used.oracle;
}

const use = v.union(v.literal("box"), v.literal("shelf"));

/** The app's functions. */
export const functions = {
  /** Writes to the app, and to the component in the same transaction: what fails there is caught, or ends both. */
  write: mutation({
    args: {
      use,
      number: v.number(),
      text: v.string(),
      failsInComponent: v.boolean(),
      isCaught: v.boolean(),
      fails: v.boolean(),
    },
    handler: async (ctx, { use, number, text, failsInComponent, isCaught, fails }) => {
      const entry = { number, text };
      await ctx.db.insert("entries", entry);
      try {
        await ctx.runMutation(component(use).put, { ...entry, fails: failsInComponent });
      } catch (error) {
        if (!isCaught) throw error;
      }
      const inComponent = await ctx.runQuery(component(use).list, {});
      failIf(fails);
      return inComponent.length;
    },
  }),
  remove: action({
    args: { use, from: v.number(), fails: v.boolean() },
    handler: async (ctx, { use, ...args }): Promise<number> =>
      await ctx.runMutation(component(use).removeFrom, args),
  }),
  read: query({
    args: {},
    handler: async (ctx) => {
      const app = await ctx.db.query("entries").withIndex("by_number").collect();
      const [box, shelf] = [
        await ctx.runQuery(component("box").list, {}),
        await ctx.runQuery(component("shelf").list, {}),
      ];
      return { app: app.map(({ number, text }) => ({ number, text })), box, shelf };
    },
  }),
};
