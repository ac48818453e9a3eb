import { defineRateLimits } from "convex-helpers/server/rateLimit";
import type { MutationCtx } from "../_generated/server";
import { rateLimited } from "./errors";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/**
 * How much somebody may do, as token buckets: `capacity` at once, then `rate` in a `period`.
 *
 * A mutation sees no network address, and a browser's own id for a visitor is whatever the visitor says. The apps' servers
 * see an address, but whoever floods calls the deployment without them: a limit there would stop nobody. So a person is
 * their login, and all who have none share one bucket: a flood from there takes the counter from other visitors for as
 * long as it lasts, and from nobody who is signed in.
 */
const { rateLimit, resetRateLimit } = defineRateLimits({
  clicksOfPerson: { kind: "token bucket", rate: 5, period: SECOND, capacity: 30 },
  clicksOfVisitors: { kind: "token bucket", rate: 50, period: SECOND, capacity: 150 },
  // Counted in customers, not in calls: enough to try a long list, twice.
  samplesOfPerson: { kind: "token bucket", rate: 2000, period: HOUR, capacity: 20_000 },
});

/** One click of whoever calls. @throws RATE_LIMITED with the time when there is room again */
export async function limitClicks(ctx: MutationCtx): Promise<void> {
  const identity = await ctx.auth.getUserIdentity();
  const { ok, retryAt } = identity
    ? await rateLimit(ctx, { name: "clicksOfPerson", key: identity.tokenIdentifier })
    : await rateLimit(ctx, { name: "clicksOfVisitors" });
  if (!ok) throw rateLimited("Too many clicks at once.", retryAt ?? Date.now() + SECOND);
}

/** `count` made-up customers for a user. @throws RATE_LIMITED with the time when there is room for as many */
export async function limitSamples(ctx: MutationCtx, userId: string, count: number): Promise<void> {
  const { ok, retryAt } = await rateLimit(ctx, { name: "samplesOfPerson", key: userId, count });
  if (!ok)
    throw rateLimited(
      "You have added as many made-up customers as one person may.",
      retryAt ?? Date.now() + HOUR,
    );
}

/** Removes what is kept of somebody's limits: for whoever operates the deployment, or nobody would be limited. */
export async function forgetLimits(ctx: MutationCtx, userId: string, tokenIdentifier: string): Promise<void> {
  await resetRateLimit(ctx, { name: "clicksOfPerson", key: tokenIdentifier });
  await resetRateLimit(ctx, { name: "samplesOfPerson", key: userId });
}
