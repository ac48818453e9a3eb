import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { identitiesOf } from "./identities";
import { forgetLimits } from "./limits";

/** The most customers that one transaction removes. */
const AT_ONCE = 500;

/** Removes what is kept about a user, their customers first. @returns whether nothing is left of them */
export async function forgetUser(ctx: MutationCtx, userId: Id<"users">): Promise<boolean> {
  const customers = await ctx.db
    .query("customers")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .take(AT_ONCE);
  for (const { _id } of customers) await ctx.db.delete("customers", _id);
  if (customers.length === AT_ONCE) return false;
  for (const { _id, tokenIdentifier } of await identitiesOf(ctx, userId)) {
    await forgetLimits(ctx, userId, tokenIdentifier);
    await ctx.db.delete("identities", _id);
  }
  await ctx.db.delete("users", userId);
  return true;
}
