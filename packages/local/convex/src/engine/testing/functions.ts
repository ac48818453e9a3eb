import {
  actionGeneric,
  createFunctionHandle,
  defineSchema,
  defineTable,
  httpActionGeneric,
  httpRouter,
  internalActionGeneric,
  internalMutationGeneric,
  internalQueryGeneric,
  makeFunctionReference,
  mutationGeneric,
  paginationOptsValidator,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { ConvexError, v } from "convex/values";

const schema = defineSchema({
  items: defineTable({
    list: v.string(),
    name: v.string(),
    rank: v.number(),
    seenAt: v.optional(v.commitTs()),
  })
    .index("by_list_rank", ["list", "rank"])
    .searchIndex("search_name", { searchField: "name", filterFields: ["list"] }),
});

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const query = queryGeneric as QueryBuilder<DataModel, "public">;
const mutation = mutationGeneric as MutationBuilder<DataModel, "public">;
const internalMutation = internalMutationGeneric as MutationBuilder<DataModel, "internal">;
const internalQuery = internalQueryGeneric as QueryBuilder<DataModel, "internal">;

const item = { list: v.string(), name: v.string(), rank: v.number() };
const addReference = makeFunctionReference<"mutation">("items:add");
const addInternalReference = makeFunctionReference<"mutation">("items:addInternal");
const listReference = makeFunctionReference<"query">("items:list");
const failReference = makeFunctionReference<"mutation">("items:addThenFail");

const items = {
  add: mutation({ args: item, handler: async (ctx, args) => await ctx.db.insert("items", args) }),
  addInternal: internalMutation({
    args: item,
    handler: async (ctx, args) => await ctx.db.insert("items", args),
  }),
  get: query({ args: { id: v.id("items") }, handler: async (ctx, { id }) => await ctx.db.get("items", id) }),
  list: query({
    args: { list: v.string() },
    handler: async (ctx, { list }) => {
      const rows = await ctx.db
        .query("items")
        .withIndex("by_list_rank", (q) => q.eq("list", list))
        .collect();
      return rows.map(({ name }) => name);
    },
  }),
  newest: query({
    args: { count: v.number() },
    handler: async (ctx, { count }) =>
      (await ctx.db.query("items").order("desc").take(count)).map(({ name }) => name),
  }),
  page: query({
    args: {
      list: v.string(),
      order: v.union(v.literal("asc"), v.literal("desc")),
      paginationOpts: paginationOptsValidator,
    },
    handler: async (ctx, { list, order, paginationOpts }) =>
      await ctx.db
        .query("items")
        .withIndex("by_list_rank", (q) => q.eq("list", list))
        .order(order)
        .paginate(paginationOpts),
  }),
  search: query({
    args: { list: v.optional(v.string()), text: v.string() },
    handler: async (ctx, { list, text }) => {
      const rows = await ctx.db
        .query("items")
        .withSearchIndex("search_name", (q) => {
          const search = q.search("name", text);
          return list === undefined ? search : search.eq("list", list);
        })
        .collect();
      return rows.map(({ name }) => name);
    },
  }),
  searchFirst: query({
    args: { text: v.string(), count: v.number() },
    handler: async (ctx, { text, count }) => {
      const rows = await ctx.db
        .query("items")
        .withSearchIndex("search_name", (q) => q.search("name", text))
        .take(count);
      return rows.map(({ name }) => name);
    },
  }),
  searchPage: query({
    args: { text: v.string(), paginationOpts: paginationOptsValidator },
    handler: async (ctx, { text, paginationOpts }) =>
      await ctx.db
        .query("items")
        .withSearchIndex("search_name", (q) => q.search("name", text))
        .paginate(paginationOpts),
  }),
  rename: mutation({
    args: { id: v.id("items"), name: v.string() },
    handler: async (ctx, { id, name }) => await ctx.db.patch("items", id, { name }),
  }),
  remove: mutation({
    args: { id: v.id("items") },
    handler: async (ctx, { id }) => await ctx.db.delete("items", id),
  }),
  addAndRemove: mutation({
    args: item,
    handler: async (ctx, args) => await ctx.db.delete("items", await ctx.db.insert("items", args)),
  }),
  addThenFail: mutation({
    args: item,
    handler: async (ctx, args) => {
      await ctx.db.insert("items", args);
      console.log("about to fail", { rank: args.rank });
      throw new ConvexError({ code: "FAILED" });
    },
  }),
  addBesideFailures: mutation({
    args: item,
    handler: async (ctx, args) => {
      const failures = await Promise.allSettled([
        ctx.runMutation(failReference, args),
        ctx.runMutation(addReference, args),
        ctx.runMutation(failReference, args),
      ]);
      return failures.map(({ status }) => status);
    },
  }),
  stamp: mutation({
    args: item,
    handler: async (ctx, args) => await ctx.db.insert("items", { ...args, seenAt: ctx.db.vars.commitTs }),
  }),
  forget: mutation({
    args: item,
    handler: async (ctx, args) => {
      // An await forgotten on purpose.
      void ctx.db.insert("items", args);
    },
  }),
  breakSchema: mutation({
    args: {},
    handler: async (ctx) =>
      await ctx.db.insert("items", { list: "a", name: "b", rank: "first" as unknown as number }),
  }),
  hang: mutation({
    args: item,
    handler: async (ctx, args) => {
      await ctx.db.insert("items", args);
      await new Promise(() => undefined);
    },
  }),
  wrongResult: query({ args: {}, returns: v.string(), handler: async () => 1 as unknown as string }),
  plainError: query({
    args: {},
    handler: async () => {
      throw new TypeError("plain");
    },
  }),
  secret: internalQuery({ args: {}, handler: async () => "secret" }),
  snapshotTs: query({ args: {}, handler: async (ctx) => ctx.meta.getSnapshotTs() }),
  me: query({ args: {}, handler: async (ctx) => (await ctx.auth.getUserIdentity())?.subject ?? null }),
  writeFromQuery: query({
    args: {},
    handler: async () => {
      // A query's ctx has no way to write; this goes around it.
      const { Convex } = globalThis as unknown as {
        Convex: { asyncSyscall(op: string, args: string): Promise<string> };
      };
      return await Convex.asyncSyscall("1.0/insert", JSON.stringify({ table: "items", value: {} }));
    },
  }),
  normalize: query({
    args: { id: v.string() },
    handler: async (ctx, { id }) => ctx.db.normalizeId("items", id),
  }),
  searchVectors: actionGeneric({
    args: {},
    handler: async (ctx) => await ctx.vectorSearch("items", "by_vector", { vector: [1] }),
  }),
};

const hangReference = makeFunctionReference<"action">("jobs:hang");
const addAsCallerReference = makeFunctionReference<"mutation">("jobs:addAsCaller");

const jobs = {
  hang: internalActionGeneric({ args: {}, handler: async () => await new Promise<null>(() => undefined) }),
  addAsCaller: internalMutation({
    args: {},
    handler: async (ctx) => {
      const identity = await ctx.auth.getUserIdentity();
      await ctx.db.insert("items", { list: "a", name: identity?.subject ?? "unauthenticated", rank: 0 });
    },
  }),
  scheduleHanging: mutation({
    args: {},
    handler: async (ctx) => await ctx.scheduler.runAfter(0, hangReference),
  }),
  scheduleAsCaller: mutation({
    args: {},
    handler: async (ctx) => await ctx.scheduler.runAfter(0, addAsCallerReference),
  }),
  schedule: mutation({
    args: { ...item, delayMs: v.number() },
    handler: async (ctx, { delayMs, ...args }) =>
      await ctx.scheduler.runAfter(delayMs, addInternalReference, args),
  }),
  scheduleFailing: mutation({
    args: item,
    handler: async (ctx, args) => await ctx.scheduler.runAfter(0, failReference, args),
  }),
  cancel: mutation({
    args: { id: v.id("_scheduled_functions") },
    handler: async (ctx, { id }) => await ctx.scheduler.cancel(id),
  }),
  state: query({
    args: { id: v.id("_scheduled_functions") },
    handler: async (ctx, { id }) => (await ctx.db.system.get("_scheduled_functions", id))?.state.kind ?? null,
  }),
  addAndList: actionGeneric({
    args: item,
    handler: async (ctx, args): Promise<{ subject: string | null; names: string[] }> => {
      await ctx.runMutation(addInternalReference, args);
      const handle = await createFunctionHandle(makeFunctionReference<"mutation">("items:add"));
      await ctx.runMutation(handle as never, { ...args, name: "by handle" } as never);
      const identity = await ctx.auth.getUserIdentity();
      return {
        subject: identity?.subject ?? null,
        names: await ctx.runQuery(listReference, { list: args.list }),
      };
    },
  }),
  scheduleFromAction: actionGeneric({
    args: item,
    handler: async (ctx, args): Promise<string> =>
      await ctx.scheduler.runAfter(0, addInternalReference, args),
  }),
};

const router = httpRouter();
router.route({
  path: "/names",
  method: "GET",
  handler: httpActionGeneric(async (ctx, request) => {
    const list = new URL(request.url).searchParams.get("list") ?? "";
    return Response.json(await ctx.runQuery(listReference, { list }));
  }),
});
router.route({
  path: "/never",
  method: "GET",
  handler: httpActionGeneric(async () => await new Promise<Response>(() => undefined)),
});

/** A small deployment for the engine's tests. */
export const modules = { schema: { default: schema }, items, jobs, http: { default: router } };
