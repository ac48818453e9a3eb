import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { deleteCustomersOf } from "./counts";
import { identitiesOf } from "./identities";
import { forgetLimits } from "./limits";

/** Removes what is kept about a user, their customers first. @returns whether nothing is left of them */
export async function forgetUser(ctx: MutationCtx, userId: Id<"users">): Promise<boolean> {
  if (!(await deleteCustomersOf(ctx, userId))) return false;
  for (const { _id, tokenIdentifier } of await identitiesOf(ctx, userId)) {
    await forgetLimits(ctx, userId, tokenIdentifier);
    await ctx.db.delete("identities", _id);
  }
  await ctx.db.delete("users", userId);
  return true;
}
