import {
  actionGeneric,
  defineSchema,
  defineTable,
  internalMutationGeneric,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
  type ActionBuilder,
  type DataModelFromSchemaDefinition,
  type GenericQueryCtx,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";

const list = v.union(v.literal("a"), v.literal("b"));

export const schema = defineSchema({
  notes: defineTable({ number: v.number(), text: v.string(), list })
    .index("by_number", ["number"])
    .searchIndex("search_text", { searchField: "text", filterFields: ["list"] }),
  files: defineTable({ number: v.number(), file: v.id("_storage") }),
});

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const query = queryGeneric as QueryBuilder<DataModel, "public">;
const mutation = mutationGeneric as MutationBuilder<DataModel, "public">;
const internalMutation = internalMutationGeneric as MutationBuilder<DataModel, "internal">;
const action = actionGeneric as ActionBuilder<DataModel, "public">;

const note = { number: v.number(), text: v.string(), list };
const keep = makeFunctionReference<"mutation">("oracle:keepFile");
const writeLater = makeFunctionReference<"mutation">("oracle:writeLater");

const FAR_MS = 3_600_000;

async function noteOf({ db }: GenericQueryCtx<DataModel>, number: number) {
  return await db
    .query("notes")
    .withIndex("by_number", (q) => q.eq("number", number))
    .unique();
}

function failIf(fails: boolean): void {
  if (fails) throw new Error("failing on purpose");
}

/** The functions both databases run. */
export const functions = {
  write: mutation({
    args: note,
    handler: async (ctx, args) => {
      const known = await noteOf(ctx, args.number);
      if (known === null) await ctx.db.insert("notes", args);
      else await ctx.db.replace("notes", known._id, args);
    },
  }),
  remove: mutation({
    args: { number: v.number() },
    handler: async (ctx, { number }) => {
      const known = await noteOf(ctx, number);
      if (known !== null) await ctx.db.delete("notes", known._id);
    },
  }),
  // Sorted: convex-test does not rank.
  search: query({
    args: { text: v.string(), list: v.union(list, v.null()) },
    handler: async (ctx, { text, list }) => {
      const found = await ctx.db
        .query("notes")
        .withSearchIndex("search_text", (q) => {
          const search = q.search("text", text);
          return list === null ? search : search.eq("list", list);
        })
        .collect();
      return found.map(({ number }) => number).sort((a, b) => a - b);
    },
  }),
  store: action({
    args: { number: v.number(), content: v.string(), contentType: v.union(v.string(), v.null()) },
    handler: async (ctx, { number, content, contentType }): Promise<string | null> => {
      const file = await ctx.storage.store(
        new Blob([content], contentType === null ? {} : { type: contentType }),
      );
      await ctx.runMutation(keep, { number, file });
      return (await (await ctx.storage.get(file))?.text()) ?? null;
    },
  }),
  keepFile: internalMutation({
    args: { number: v.number(), file: v.id("_storage") },
    handler: async (ctx, args) => {
      await ctx.db.insert("files", args);
    },
  }),
  deleteFile: mutation({
    args: { number: v.number(), fails: v.boolean() },
    handler: async (ctx, { number, fails }) => {
      const file = (await ctx.db.query("files").collect()).find((file) => file.number === number);
      if (file !== undefined) {
        await ctx.storage.delete(file.file);
        await ctx.db.delete("files", file._id);
      }
      failIf(fails);
    },
  }),
  readFiles: query({
    args: {},
    handler: async (ctx) => {
      const files = await ctx.db.query("files").collect();
      const stored = (await ctx.db.system.query("_storage").collect()).length;
      const kept = await Promise.all(
        files.map(async ({ number, file }) => {
          const metadata = await ctx.db.system.get("_storage", file);
          const hasUrl = (await ctx.storage.getUrl(file)) !== null;
          // Without the checksum, which convex-test writes in base64.
          return { number, size: metadata?.size ?? null, contentType: metadata?.contentType ?? null, hasUrl };
        }),
      );
      return { stored, kept };
    },
  }),
  schedule: mutation({
    args: { number: v.number(), isSoon: v.boolean(), fails: v.boolean(), jobFails: v.boolean() },
    handler: async (ctx, { number, isSoon, fails, jobFails }) => {
      const args = { number, text: "ada later", list: "a" as const, fails: jobFails };
      await ctx.scheduler.runAfter(isSoon ? 0 : FAR_MS, writeLater, args);
      failIf(fails);
    },
  }),
  writeLater: internalMutation({
    args: { ...note, fails: v.boolean() },
    handler: async (ctx, { fails, ...args }) => {
      await ctx.db.insert("notes", { ...args, number: 100 + args.number });
      failIf(fails);
    },
  }),
  cancel: mutation({
    args: { index: v.number(), fails: v.boolean() },
    handler: async (ctx, { index, fails }) => {
      const waiting = await ctx.db.system
        .query("_scheduled_functions")
        .filter((q) => q.eq(q.field("state.kind"), "pending"))
        .collect();
      const job = waiting[index];
      if (job !== undefined) await ctx.scheduler.cancel(job._id);
      failIf(fails);
    },
  }),
  jobs: query({
    args: {},
    handler: async (ctx) =>
      (await ctx.db.system.query("_scheduled_functions").collect()).map(({ args, state }) => ({
        args,
        state: state.kind,
      })),
  }),
  /** How many jobs are due, or running. */
  due: query({
    args: {},
    handler: async (ctx) => {
      const jobs = await ctx.db.system.query("_scheduled_functions").collect();
      return jobs.filter(
        ({ state, scheduledTime, _creationTime }) =>
          state.kind === "inProgress" ||
          (state.kind === "pending" && scheduledTime < _creationTime + FAR_MS / 2),
      ).length;
    },
  }),
};
