import { v } from "convex/values";
import { internalMutation } from "./_generated/server";
import { authedMutation, authedQuery } from "./functions";
import { forgetUser } from "./model/forget";
import { ensureUser, identitiesOf, providerOf, providers } from "./model/identities";

/** Runs once after every login; idempotent. Returns the user's id. */
export const ensure = authedMutation({
  args: {},
  returns: v.id("users"),
  handler: (ctx) => ensureUser(ctx, ctx.identity),
});

/** Who am I, and which logins are linked. Null until `ensure` has run. */
export const me = authedQuery({
  args: {},
  returns: v.union(
    v.null(),
    v.object({
      userId: v.id("users"),
      name: v.string(),
      email: v.optional(v.string()),
      identities: v.array(
        v.object({
          provider: v.union(...providers.map((provider) => v.literal(provider)), v.literal("other")),
          email: v.optional(v.string()),
          emailVerified: v.boolean(),
          linkedAt: v.number(),
          current: v.boolean(),
        }),
      ),
    }),
  ),
  handler: async (ctx) => {
    if (!ctx.userId) return null;
    const user = await ctx.db.get("users", ctx.userId);
    if (!user) return null;
    const identities = await identitiesOf(ctx, user._id);
    return {
      userId: user._id,
      name: user.name,
      email: user.email,
      identities: identities.map((login) => ({
        provider: providerOf(login.issuer) ?? ("other" as const),
        email: login.email,
        emailVerified: login.emailVerified,
        linkedAt: login._creationTime,
        current: login.tokenIdentifier === ctx.identity.tokenIdentifier,
      })),
    };
  },
});

/**
 * Removes everything that is kept about whoever has an address, as much as one transaction takes: call it until it is
 * done. For whoever operates the deployment: `npx convex run users:forget '{"email": "…"}'`.
 * @returns whether nothing is left
 */
export const forget = internalMutation({
  args: { email: v.string() },
  returns: v.object({ isDone: v.boolean() }),
  handler: async (ctx, { email }) => {
    const logins = await ctx.db
      .query("identities")
      .withIndex("by_email", (q) => q.eq("email", email))
      .collect();
    for (const userId of new Set(logins.map((login) => login.userId))) {
      if (!(await forgetUser(ctx, userId))) return { isDone: false };
    }
    return { isDone: true };
  },
});
