import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { authedMutation, authedQuery } from "./functions";
import {
  cleanCustomer,
  cleanCustomerPatch,
  customerFields,
  customerStatus,
  ownCustomer,
} from "./model/customers";
import { invalid } from "./model/errors";
import { boundedPage } from "./model/pages";
import { limitSamples } from "./model/rate-limits";
import { sampleCustomers } from "./model/samples";
import { boundedText } from "./model/text";

const customer = v.object({
  _id: v.id("customers"),
  _creationTime: v.number(),
  name: v.string(),
  email: v.string(),
  company: v.string(),
  status: customerStatus,
  notes: v.string(),
});

const withoutOwner = ({ userId: _owner, ...rest }: Doc<"customers">) => rest;

/** More than a page shows; longer lists use `page`. */
const LIST_LIMIT = 500;

/** The signed-in user's newest customers, newest first, at most 500. Empty before `users.ensure`. */
export const listByUser = authedQuery({
  args: {},
  returns: v.array(customer),
  handler: async (ctx) => {
    const { userId } = ctx;
    if (!userId) return [];
    const customers = await ctx.db
      .query("customers")
      .withIndex("by_user", (q) => q.eq("userId", userId))
      .order("desc")
      .take(LIST_LIMIT);
    return customers.map(withoutOwner);
  },
});

/**
 * The signed-in user's customers, newest first, page by page, at most 1,000 a page. An empty, finished page before
 * `users.ensure`. @throws INVALID
 */
export const page = authedQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(customer),
  handler: async (ctx, { paginationOpts }) => {
    const { userId } = ctx;
    const options = boundedPage(paginationOpts);
    if (!userId) return { page: [], isDone: true, continueCursor: "" };
    const result = await ctx.db
      .query("customers")
      .withIndex("by_user", (q) => q.eq("userId", userId))
      .order("desc")
      .paginate(options);
    return { ...result, page: result.page.map(withoutOwner) };
  },
});

/** The signed-in user's customers whose name matches `text`, best first, at most 50. */
export const search = authedQuery({
  args: { text: v.string() },
  returns: v.array(customer),
  handler: async (ctx, args) => {
    const { userId } = ctx;
    const text = boundedText("text", args.text, { max: 120 });
    if (!userId || text === "") return [];
    const customers = await ctx.db
      .query("customers")
      .withSearchIndex("by_name", (q) => q.search("name", text).eq("userId", userId))
      .take(50);
    return customers.map(withoutOwner);
  },
});

/** One customer. `id` is any string. Null before `users.ensure`. @throws NOT_FOUND */
export const get = authedQuery({
  args: { id: v.string() },
  returns: v.union(v.null(), customer),
  handler: async (ctx, { id }) => {
    if (!ctx.userId) return null;
    return withoutOwner(await ownCustomer(ctx, ctx.userId, id));
  },
});

/** @returns the new id. @throws INVALID naming the field. */
export const create = authedMutation({
  args: customerFields,
  returns: v.id("customers"),
  handler: (ctx, args) => ctx.db.insert("customers", { userId: ctx.userId, ...cleanCustomer(args) }),
});

/** Changes the given fields only. @throws NOT_FOUND, INVALID naming the field. */
export const update = authedMutation({
  args: {
    id: v.string(),
    name: v.optional(v.string()),
    email: v.optional(v.string()),
    company: v.optional(v.string()),
    status: v.optional(customerStatus),
    notes: v.optional(v.string()),
  },
  returns: v.null(),
  handler: async (ctx, { id, ...fields }) => {
    const existing = await ownCustomer(ctx, ctx.userId, id);
    await ctx.db.patch("customers", existing._id, cleanCustomerPatch(fields));
    return null;
  },
});

/** @throws NOT_FOUND */
export const remove = authedMutation({
  args: { id: v.string() },
  returns: v.null(),
  handler: async (ctx, { id }) => {
    const existing = await ownCustomer(ctx, ctx.userId, id);
    await ctx.db.delete("customers", existing._id);
    return null;
  },
});

/** Adds made-up customers, 8 unless told, at most 1,000 a call. @returns how many. @throws INVALID, RATE_LIMITED */
export const addSamples = authedMutation({
  args: { count: v.optional(v.number()) },
  returns: v.number(),
  handler: async (ctx, { count = 8 }) => {
    if (!Number.isInteger(count) || count < 1 || count > 1000) {
      throw invalid("count", "A whole number from 1 to 1,000.");
    }
    await limitSamples(ctx, ctx.userId, count);
    for (const fields of sampleCustomers(count)) {
      await ctx.db.insert("customers", { userId: ctx.userId, ...fields });
    }
    return count;
  },
});
