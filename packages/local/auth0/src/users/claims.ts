import { randomUUID } from "node:crypto";
import type { AccountClaims } from "oidc-provider";
import type { User } from "./directory";

/** Up to two letters for a picture, for example `AE`. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0))
    .join("")
    .toUpperCase();
}

/** Every claim the tenant knows (OpenID Connect Core 1.0, section 5.1); scopes decide which are handed out. */
export function userClaims(user: User, tenantUrl: string): AccountClaims {
  const [givenName = user.name, ...rest] = user.name.split(/\s+/u);
  return {
    sub: user.sub,
    name: user.name,
    nickname: user.email.slice(0, user.email.indexOf("@")),
    given_name: givenName,
    family_name: rest.join(" ") || undefined,
    picture: `${tenantUrl}/avatars/${encodeURIComponent(initials(user.name))}`,
    updated_at: user.createdAt,
    email: user.email,
    email_verified: user.emailVerified,
  };
}

/**
 * The same, plus a random `jti`. Times have a resolution of one second, so two refreshes within one would otherwise
 * return the same ID token, which Convex takes for a refresh that failed.
 */
export function idTokenClaims(user: User, tenantUrl: string): AccountClaims {
  return { ...userClaims(user, tenantUrl), jti: randomUUID() };
}
