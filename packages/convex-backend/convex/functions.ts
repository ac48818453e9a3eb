import { customCtx, customMutation, customQuery } from "convex-helpers/server/customFunctions";
import { mutation, query } from "./_generated/server";
import { ensureUser, findIdentity } from "./model/identities";
import { unauthenticated } from "./model/errors";

/**
 * A query for a signed-in person, and the only way to a customer. Adds `ctx.identity`, and `ctx.userId`,
 * null until `users.ensure` has run: reads before it answer "nothing yet".
 * @throws UNAUTHENTICATED without an identity.
 */
export const authedQuery = customQuery(
  query,
  customCtx(async (ctx) => {
    const identity = await ctx.auth.getUserIdentity();
    if (!identity) throw unauthenticated();
    const login = await findIdentity(ctx, identity.tokenIdentifier);
    return { identity, userId: login?.userId ?? null };
  }),
);

/**
 * A mutation for a signed-in person. Adds `ctx.identity` and `ctx.userId`; a write that comes before
 * `users.ensure` makes the user itself, so nothing typed is lost to a race.
 * @throws UNAUTHENTICATED without an identity.
 */
export const authedMutation = customMutation(
  mutation,
  customCtx(async (ctx) => {
    const identity = await ctx.auth.getUserIdentity();
    if (!identity) throw unauthenticated();
    const login = await findIdentity(ctx, identity.tokenIdentifier);
    return { identity, userId: login?.userId ?? (await ensureUser(ctx, identity)) };
  }),
);
