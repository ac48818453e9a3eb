import { HOUR, RateLimiter, SECOND } from "@convex-dev/rate-limiter";
import { components } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";
import { rateLimited } from "./errors";

/**
 * How much somebody may do, as token buckets: `capacity` at once, then `rate` in a `period`.
 *
 * A mutation sees no network address, and a browser's own id for a visitor is whatever the visitor says. The apps' servers
 * see an address, but whoever floods calls the deployment without them: a limit there would stop nobody. So a person is
 * their login, and all who have none share one bucket: a flood from there takes the counter from other visitors for as
 * long as it lasts, and from nobody who is signed in.
 */
const limiter = new RateLimiter(components.rateLimiter, {
  clicksOfPerson: { kind: "token bucket", rate: 5, period: SECOND, capacity: 30 },
  clicksOfVisitors: { kind: "token bucket", rate: 50, period: SECOND, capacity: 150 },
  // Counted in customers, not in calls: enough to try a long list, twice.
  samplesOfPerson: { kind: "token bucket", rate: 2000, period: HOUR, capacity: 20_000 },
});

/** One click of whoever calls. @throws RATE_LIMITED with the time when there is room again */
export async function limitClicks(ctx: MutationCtx): Promise<void> {
  const identity = await ctx.auth.getUserIdentity();
  const { ok, retryAfter } = identity
    ? await limiter.limit(ctx, "clicksOfPerson", { key: identity.tokenIdentifier })
    : await limiter.limit(ctx, "clicksOfVisitors");
  if (!ok) throw rateLimited("Too many clicks at once.", Date.now() + retryAfter);
}

/** `count` made-up customers for a user. @throws RATE_LIMITED with the time when there is room for as many */
export async function limitSamples(ctx: MutationCtx, userId: string, count: number): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, "samplesOfPerson", { key: userId, count });
  if (!ok) {
    throw rateLimited("You have added as many made-up customers as one person may.", Date.now() + retryAfter);
  }
}

/** Removes what is kept of somebody's limits: for whoever operates the deployment, or nobody would be limited. */
export async function forgetLimits(ctx: MutationCtx, userId: string, tokenIdentifier: string): Promise<void> {
  await limiter.reset(ctx, "clicksOfPerson", { key: tokenIdentifier });
  await limiter.reset(ctx, "samplesOfPerson", { key: userId });
}
