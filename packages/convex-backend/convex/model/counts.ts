import { DirectAggregate } from "@convex-dev/aggregate";
import type { WithoutSystemFields } from "convex/server";
import { components, internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/**
 * How many customers each user has. A tree per user, so that one person's writes do not conflict with another's. The order
 * within is of no use, and by the ids alone two writes of one person rarely meet in the tree.
 */
const counts = new DirectAggregate<{ Key: null; Id: Id<"customers">; Namespace: Id<"users"> }>(
  components.customerCounts,
);

const entry = (userId: Id<"users">, id: Id<"customers">) => ({ namespace: userId, key: null, id });

/**
 * How many customers one transaction counts at most. Each reads about ten ranges of its user's tree when that has
 * 10,000, and Convex allows 4,096 in a transaction (https://docs.convex.dev/production/state/limits).
 */
export const COUNTED_AT_ONCE = 100;

/** How many customers one transaction removes at most, if they are all that their user has: none is counted down. */
const DELETED_AT_ONCE = 500;

type NewCustomer = Omit<WithoutSystemFields<Doc<"customers">>, "userId">;

/** Adds a customer, and counts it. One in a transaction; for many there is `insertCustomers`. */
export async function insertCustomer(
  ctx: MutationCtx,
  userId: Id<"users">,
  fields: NewCustomer,
): Promise<Id<"customers">> {
  const id = await ctx.db.insert("customers", { userId, ...fields });
  await counts.insert(ctx, entry(userId, id));
  return id;
}

/**
 * Adds customers, all of them in this transaction. Those that it cannot count as well are counted in others, right after
 * it; until then there is no number.
 */
export async function insertCustomers(
  ctx: MutationCtx,
  userId: Id<"users">,
  customers: readonly NewCustomer[],
): Promise<void> {
  const later: Id<"customers">[] = [];
  for (const [index, fields] of customers.entries()) {
    if (index < COUNTED_AT_ONCE) await insertCustomer(ctx, userId, fields);
    else later.push(await ctx.db.insert("customers", { userId, ...fields }));
  }
  if (later.length === 0) return;
  await changePending(ctx, userId, 1);
  await ctx.scheduler.runAfter(0, internal.customers.countAdded, { userId, ids: later });
}

/** Counts what `insertCustomers` has left: those that are still there, of a user who is. */
export async function countAddedCustomers(
  ctx: MutationCtx,
  userId: Id<"users">,
  ids: readonly Id<"customers">[],
): Promise<void> {
  if (!(await ctx.db.get("users", userId))) return;
  for (const id of ids.slice(0, COUNTED_AT_ONCE)) {
    const customer = await ctx.db.get("customers", id);
    if (customer) await countCustomer(ctx, customer);
  }
  const later = ids.slice(COUNTED_AT_ONCE);
  if (later.length === 0) await changePending(ctx, userId, -1);
  else await ctx.scheduler.runAfter(0, internal.customers.countAdded, { userId, ids: later });
}

async function changePending(ctx: MutationCtx, userId: Id<"users">, by: 1 | -1): Promise<void> {
  const user = await ctx.db.get("users", userId);
  await ctx.db.patch("users", userId, { countsPending: (user?.countsPending ?? 0) + by });
}

/** Removes a customer, and counts it no longer. It may be one that is not counted yet. */
export async function deleteCustomer(ctx: MutationCtx, { _id, userId }: Doc<"customers">): Promise<void> {
  await ctx.db.delete("customers", _id);
  await counts.deleteIfExists(ctx, entry(userId, _id));
}

/** Counts a customer from before there was a count, once however often it is called. */
export async function countCustomer(ctx: MutationCtx, { _id, userId }: Doc<"customers">): Promise<void> {
  await counts.insertIfDoesNotExist(ctx, entry(userId, _id));
}

/**
 * Removes a user's customers, as many as one transaction takes, and at the end their count. Until then there is none: it
 * would be wrong in between. @returns whether nothing is left
 */
export async function deleteCustomersOf(ctx: MutationCtx, userId: Id<"users">): Promise<boolean> {
  await ctx.db.patch("users", userId, { customersCounted: false });
  const customers = await ctx.db
    .query("customers")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .take(DELETED_AT_ONCE);
  for (const { _id } of customers) await ctx.db.delete("customers", _id);
  if (customers.length === DELETED_AT_ONCE) return false;
  await counts.clear(ctx, { namespace: userId });
  return true;
}

/** How many customers a user has; null while some may not be counted yet. */
export async function customerCount(ctx: QueryCtx, userId: Id<"users">): Promise<number | null> {
  const user = await ctx.db.get("users", userId);
  return user?.customersCounted && !user.countsPending ? counts.count(ctx, { namespace: userId }) : null;
}
