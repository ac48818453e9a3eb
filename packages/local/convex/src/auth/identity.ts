import type { JSONValue } from "convex/values";
import type { JWTPayload } from "jose";

import type { Identity } from "../engine/types";

/** Standard claims (OpenID Connect Core 1.0, section 5.1) under the names of Convex's `UserIdentity`. */
const ATTRIBUTE_OF_CLAIM: Readonly<Record<string, string>> = {
  name: "name",
  given_name: "givenName",
  family_name: "familyName",
  nickname: "nickname",
  preferred_username: "preferredUsername",
  profile: "profileUrl",
  picture: "pictureUrl",
  email: "email",
  email_verified: "emailVerified",
  gender: "gender",
  birthdate: "birthday",
  zoneinfo: "timezone",
  locale: "language",
  phone_number: "phoneNumber",
  phone_number_verified: "phoneNumberVerified",
  address: "address",
  updated_at: "updatedAt",
};

/** Claims about the token rather than about the person; a custom claim may not overwrite the token identifier. */
const NOT_ATTRIBUTES = new Set([
  "sub",
  "iss",
  "exp",
  "jti",
  "nbf",
  "fva",
  "tokenIdentifier",
  "subject",
  "issuer",
]);

/** What `ctx.auth.getUserIdentity()` answers for a verified token. Custom claims pass through under their own names. */
export function identityOf(claims: JWTPayload & { iss: string; sub: string }): Identity {
  const attributes: Record<string, JSONValue> = {};
  for (const [claim, value] of Object.entries(claims)) {
    if (NOT_ATTRIBUTES.has(claim)) continue;
    attributes[ATTRIBUTE_OF_CLAIM[claim] ?? claim] = value as JSONValue;
  }
  return {
    ...attributes,
    tokenIdentifier: `${claims.iss}|${claims.sub}`,
    subject: claims.sub,
    issuer: claims.iss,
  };
}
