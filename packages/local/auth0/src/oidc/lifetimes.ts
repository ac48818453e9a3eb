import type { Configuration } from "oidc-provider";
import type { Lifetimes, TenantContext } from "../tenant";

const now = (): number => Math.floor(Date.now() / 1000);

/** Seconds until what is renewed now ends, and one at the least: the provider takes no less. */
const renewed = (idle: number, absolute: number, startedAt: number): number =>
  Math.max(1, Math.min(idle, startedAt + absolute - now()));

/** How long a refresh token lasts that is issued or used now. `iiat` is when the first of its family was issued. */
export const refreshTokenLifetime = (lifetimes: Lifetimes, iiat = now()): number =>
  renewed(lifetimes.refreshTokenIdle, lifetimes.refreshToken, iiat);

/** What holds for the user with this `sub`. */
export const lifetimesOf = ({ lifetimes, users }: TenantContext, sub = ""): Lifetimes =>
  lifetimes.get(users.bySub(sub)?.email);

/** The lifetimes of everything that the provider keeps, in seconds. */
export function providerLifetimes(tenant: TenantContext): NonNullable<Configuration["ttl"]> {
  const of = (sub?: string) => lifetimesOf(tenant, sub);
  return {
    IdToken: ({ oidc }) => of(oidc.account?.accountId).idToken,
    AccessToken: (_ctx, { accountId, resourceServer }) =>
      resourceServer?.accessTokenTTL ?? of(accountId).accessToken,
    AuthorizationCode: 60,
    Interaction: 3600,
    Session: (_ctx, { accountId, loginTs }) =>
      renewed(of(accountId).sessionIdle, of(accountId).session, loginTs ?? now()),
    RefreshToken: (_ctx, { accountId, iiat }) => refreshTokenLifetime(of(accountId), iiat),
    // A token without its grant is worth nothing.
    Grant: (_ctx, { accountId }) => Math.max(of(accountId).refreshToken, of(accountId).accessToken),
  };
}
