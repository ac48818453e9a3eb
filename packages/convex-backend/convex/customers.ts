import { paginationOptsValidator, paginationResultValidator, type PaginationOptions } from "convex/server";
import { v } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import { internalMutation, type QueryCtx } from "./_generated/server";
import { authedMutation, authedQuery } from "./functions";
import {
  cleanText,
  isSampleSize,
  LARGEST_LIST,
  LONGEST_SEARCH,
  SAMPLE_SIZE_MESSAGE,
  sampleSizes,
} from "../rules";
import {
  countAddedCustomers,
  customerCount,
  deleteCustomer,
  insertCustomer,
  insertCustomers,
} from "./model/counts";
import {
  changeCustomer,
  customerFields,
  customerInFull,
  customerPatch,
  customerSummary,
  inFull,
  newCustomer,
  ownCustomer,
  toSummary,
} from "./model/customers";
import { invalid } from "./model/errors";
import { boundedPage } from "./model/pages";
import { limitSamples } from "./model/limits";
import { sampleCustomers } from "./model/samples";
import { findCustomers } from "./model/search";

/** The signed-in user's newest customers, newest first, at most 500. Empty before `users.ensure`. */
export const listByUser = authedQuery({
  args: {},
  returns: v.array(customerSummary),
  handler: async (ctx) => {
    const { userId } = ctx;
    if (!userId) return [];
    const customers = await ctx.db
      .query("customers")
      .withIndex("by_user", (q) => q.eq("userId", userId))
      .order("desc")
      .take(LARGEST_LIST);
    return customers.map(toSummary);
  },
});

/**
 * The signed-in user's customers as lists show them, newest first, page by page, at most 1,000 a page. An empty,
 * finished page before `users.ensure`. @throws INVALID
 */
export const page = authedQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(customerSummary),
  handler: (ctx, { paginationOpts }) => readPage(ctx, ctx.userId, paginationOpts, toSummary),
});

/** As `page`, with everything that a customer has: for programs and the export. @throws INVALID */
export const pageInFull = authedQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(customerInFull),
  handler: (ctx, { paginationOpts }) => readPage(ctx, ctx.userId, paginationOpts, inFull),
});

async function readPage<Item>(
  ctx: { db: QueryCtx["db"] },
  userId: Id<"users"> | null,
  paginationOpts: PaginationOptions,
  show: (customer: Doc<"customers">) => Item,
) {
  const options = boundedPage(paginationOpts);
  if (!userId) return { page: [], isDone: true, continueCursor: "" };
  const result = await ctx.db
    .query("customers")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .order("desc")
    .paginate(options);
  return { ...result, page: result.page.map(show) };
}

/**
 * How many customers the signed-in user has. 0 before `users.ensure`; null where some may not be counted yet, which is up to
 * `migrations.ts`: no number rather than a wrong one.
 */
export const count = authedQuery({
  args: {},
  returns: v.union(v.number(), v.null()),
  handler: async (ctx) => (ctx.userId ? customerCount(ctx, ctx.userId) : 0),
});

/** The signed-in user's customers whose name matches `text`, best first, at most 50. */
export const search = authedQuery({
  args: { text: v.string() },
  returns: v.array(customerSummary),
  handler: async (ctx, args) => {
    const { userId } = ctx;
    const text = cleanText(args.text);
    if (text.length > LONGEST_SEARCH) throw invalid("text", `At most ${LONGEST_SEARCH} characters.`);
    if (!userId || text === "") return [];
    return (await findCustomers(ctx, userId, text)).map(toSummary);
  },
});

/** One customer. `id` is any string. Null before `users.ensure`. @throws NOT_FOUND */
export const get = authedQuery({
  args: { id: v.string() },
  returns: v.union(v.null(), customerInFull),
  handler: async (ctx, { id }) => {
    if (!ctx.userId) return null;
    return inFull(await ownCustomer(ctx, ctx.userId, id));
  },
});

/** @returns the new id. @throws INVALID naming the field. */
export const create = authedMutation({
  args: customerFields,
  returns: v.id("customers"),
  handler: (ctx, args) => insertCustomer(ctx, ctx.userId, newCustomer(args)),
});

/**
 * Changes the given fields only. With `base`, what they held when somebody began to change them, a change that somebody
 * else has made to one of them meanwhile is not lost: nothing is written then.
 * @throws NOT_FOUND, INVALID naming the field, CONFLICT naming the fields.
 */
export const update = authedMutation({
  args: { id: v.string(), ...customerPatch, base: v.optional(v.object(customerPatch)) },
  returns: v.null(),
  handler: async (ctx, { id, base, ...fields }) => {
    const existing = await ownCustomer(ctx, ctx.userId, id);
    await ctx.db.patch("customers", existing._id, changeCustomer(existing, fields, base));
    return null;
  },
});

/** @throws NOT_FOUND */
export const remove = authedMutation({
  args: { id: v.string() },
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await deleteCustomer(ctx, await ownCustomer(ctx, ctx.userId, id));
    return null;
  },
});

/** Adds made-up customers, 8 unless told, at most 1,000 a call. @returns how many. @throws INVALID, RATE_LIMITED */
export const addSamples = authedMutation({
  args: { count: v.optional(v.number()) },
  returns: v.number(),
  handler: async (ctx, { count = sampleSizes.usual }) => {
    if (!isSampleSize(count)) throw invalid("count", SAMPLE_SIZE_MESSAGE);
    await limitSamples(ctx, ctx.userId, count);
    await insertCustomers(ctx, ctx.userId, sampleCustomers(count));
    return count;
  },
});

/** Counts customers that were added with too many others to be counted in the same transaction. */
export const countAdded = internalMutation({
  args: { userId: v.id("users"), ids: v.array(v.id("customers")) },
  returns: v.null(),
  handler: async (ctx, { userId, ids }) => {
    await countAddedCustomers(ctx, userId, ids);
    return null;
  },
});
