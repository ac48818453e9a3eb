import { v } from "convex/values";
import { authedMutation, authedQuery } from "./functions";
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
