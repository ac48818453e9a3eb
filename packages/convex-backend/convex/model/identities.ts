import type { UserIdentity } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { wellFormed } from "../../rules";

/** The identity providers whose logins this deployment takes for its own. */
export const providers = [
  "auth0", // only: pages-auth0
  "clerk", // only: app-clerk
] as const;

export type Provider = (typeof providers)[number];

const normalize = (issuer: string) => issuer.replace(/\/$/, "");
const withScheme = (domain: string) => (/^https?:\/\//.test(domain) ? domain : `https://${domain}`);

/** Which of this deployment's own providers issued the login; null for any other issuer. */
export function providerOf(issuer: string): Provider | null {
  const own: [Provider, string | undefined][] = [
    ["auth0", process.env.AUTH0_DOMAIN], // only: pages-auth0
    ["clerk", process.env.CLERK_JWT_ISSUER_DOMAIN], // only: app-clerk
  ];
  return own.find(([, domain]) => domain && normalize(withScheme(domain)) === normalize(issuer))?.[0] ?? null;
}

type Claims = Pick<Doc<"identities">, "tokenIdentifier" | "issuer" | "name" | "email" | "emailVerified">;

const isAscii = (text: string) => /^[\x20-\x7E]*$/.test(text);

/**
 * Addresses are compared without case: both providers treat them so. Only ASCII ones, for Unicode folds different
 * addresses into one: the Kelvin sign's lower case is "k".
 */
function addressOf({ email = "" }: UserIdentity): string | undefined {
  const trimmed = email.trim();
  if (trimmed === "") return undefined;
  return isAscii(email) ? trimmed.toLowerCase() : wellFormed(email);
}

function claimsOf(identity: UserIdentity): Claims {
  const email = addressOf(identity);
  return {
    tokenIdentifier: identity.tokenIdentifier,
    issuer: identity.issuer,
    name: wellFormed(identity.name ?? identity.nickname ?? email ?? "Someone"),
    email,
    emailVerified: email !== undefined && identity.emailVerified === true,
  };
}

export function findIdentity(ctx: { db: QueryCtx["db"] }, tokenIdentifier: string) {
  return ctx.db
    .query("identities")
    .withIndex("by_tokenIdentifier", (q) => q.eq("tokenIdentifier", tokenIdentifier))
    .unique();
}

export function identitiesOf(ctx: { db: QueryCtx["db"] }, userId: Id<"users">) {
  return ctx.db
    .query("identities")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .collect();
}

/**
 * The user whose verified address this is. Both sides must be verified, at issuers of this deployment:
 * linking by an address somebody merely typed is an account takeover. So would be linking by one that only looks the
 * same to some mail system, hence ASCII only.
 */
async function linkableUser(ctx: MutationCtx, claims: Claims): Promise<Id<"users"> | null> {
  const { email } = claims;
  if (!claims.emailVerified || !providerOf(claims.issuer) || email === undefined || !isAscii(email))
    return null;
  const sameAddress = await ctx.db
    .query("identities")
    .withIndex("by_email", (q) => q.eq("email", email))
    .collect();
  return sameAddress.find((other) => other.emailVerified && providerOf(other.issuer))?.userId ?? null;
}

/** Records the login and returns its user, made or joined if need be. Running it again changes nothing. */
export async function ensureUser(ctx: MutationCtx, identity: UserIdentity): Promise<Id<"users">> {
  const claims = claimsOf(identity);
  const known = await findIdentity(ctx, identity.tokenIdentifier);
  if (known) {
    await followClaims(ctx, known, claims);
    return known.userId;
  }
  const { name, email } = claims;
  const userId =
    (await linkableUser(ctx, claims)) ??
    (await ctx.db.insert("users", { name, email, customersCounted: true }));
  await ctx.db.insert("identities", { userId, ...claims });
  return userId;
}

// Only what the provider changed is written. Every load calls ensure: a write would rerun the live queries,
// and two logins with different names would overwrite each other's.
async function followClaims(ctx: MutationCtx, known: Doc<"identities">, claims: Claims) {
  const { name, email, emailVerified } = claims;
  const renamed = known.name !== name || known.email !== email;
  if (renamed) await ctx.db.patch("users", known.userId, { name, email });
  if (renamed || known.emailVerified !== emailVerified) {
    await ctx.db.patch("identities", known._id, { name, email, emailVerified });
  }
}
