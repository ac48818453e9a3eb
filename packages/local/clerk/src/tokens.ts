import { randomBytes } from "node:crypto";

import { compactVerify, type JWTPayload, SignJWT } from "jose";

import { avatarDataUrl } from "./avatar";
import type { Instance } from "./instance";
import { findUser, fullName } from "./store/users";
import type { StoredSession, User } from "./store/model";

/** The `cat` header by which the SDK tells session tokens from template tokens (jwtCategories.ts of @clerk/backend). */
const CATEGORY = { session: "cl_B7d4PD111AAA", template: "cl_B7d4PD222AAA" };

/** The audience Convex expects, and the name of the one JWT template there is. */
export const CONVEX = "convex";

async function sign(
  instance: Instance,
  category: keyof typeof CATEGORY,
  claims: JWTPayload,
  lifetime: number,
): Promise<string> {
  const { keys, issuer } = instance;
  const issuedAt = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: keys.jwk.kid, cat: CATEGORY[category] })
    .setIssuer(issuer)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt - 10)
    .setExpirationTime(issuedAt + lifetime)
    .sign(keys.privateKey);
}

/** The claims about a person. A claim without a value is left out, as Convex refuses null. */
function profileClaims(user: User): JWTPayload {
  const name = fullName(user);
  return {
    aud: CONVEX,
    email: user.email,
    email_verified: user.emailVerified,
    ...(name === null ? {} : { name }),
    ...(user.firstName ? { given_name: user.firstName } : {}),
    ...(user.lastName ? { family_name: user.lastName } : {}),
    picture: avatarDataUrl(user),
  };
}

function userOf(instance: Instance, session: StoredSession): User {
  const user = findUser(instance.store.state, session.userId);
  if (!user) throw new Error(`Session ${session.id} belongs to no user: the state file was edited.`);
  return user;
}

/** `azp`: the origin of the page that asked, else the one the session began at. */
function authorizedParty(session: StoredSession, origin: string | undefined): JWTPayload {
  const azp = origin ?? session.origin;
  return azp === null ? {} : { azp };
}

/**
 * A session token (version 2), with the claims a real instance is given under Sessions → Customize session
 * token: `aud: "convex"` and the user's profile.
 *
 * @param origin the origin of the page the request came from
 * @param lifetime in seconds; default: the instance's, or the user's own
 */
export function sessionToken(
  instance: Instance,
  session: StoredSession,
  origin: string | undefined,
  lifetime?: number,
) {
  const minutesSinceSignIn = Math.floor((Date.now() - session.createdAt) / 60_000);
  const user = userOf(instance, session);
  const claims = {
    ...profileClaims(user),
    ...authorizedParty(session, origin),
    sub: session.userId,
    sid: session.id,
    sts: "active",
    v: 2,
    fva: [minutesSinceSignIn, -1],
    jti: randomBytes(10).toString("hex"),
  };
  return sign(instance, "session", claims, lifetime ?? instance.sessionTokenLifetime.get(user.email));
}

/**
 * A token of the "convex" JWT template.
 *
 * @param lifetime in seconds; default: that of session tokens
 */
export function convexToken(
  instance: Instance,
  session: StoredSession,
  origin: string | undefined,
  lifetime?: number,
) {
  const user = userOf(instance, session);
  const claims = {
    ...profileClaims(user),
    ...authorizedParty(session, origin),
    sub: session.userId,
    jti: randomBytes(10).toString("hex"),
  };
  return sign(instance, "template", claims, lifetime ?? instance.sessionTokenLifetime.get(user.email));
}

/** Carries Set-Cookie directives to the app's server in a URL; used at once. */
export function handshakeToken(instance: Instance, directives: readonly string[]): Promise<string> {
  return sign(instance, "session", { handshake: directives }, 60);
}

/** The session id in one of our own session tokens, which may have expired; undefined for any other text. */
export async function sessionIdOf(instance: Instance, token: string): Promise<string | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(token, instance.keys.publicKey);
    if (protectedHeader["cat"] !== CATEGORY.session) return undefined;
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
    const isOurs = typeof claims === "object" && claims !== null && "sid" in claims;
    return isOurs && typeof claims.sid === "string" ? claims.sid : undefined;
  } catch {
    // Not a token, or signed by somebody else: both are answers here, not failures.
    return undefined;
  }
}
