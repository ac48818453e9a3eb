import type { ReadHeader } from "@repo/local-kit/guard";

import { notPermitted } from "../engine/refusals";
import type { Access, Identity } from "../engine/types";
import { parseActingAs, type AdminKey } from "./admin-key";
import type { Authenticator } from "./authenticator";
import { AuthenticationError } from "./errors";

/** Who a request comes from, and what it may call. */
export interface Authorization {
  identity: Identity | null;
  access: Access;
  /** Null for a caller without one, also for one with an admin key. */
  authToken: string | null;
}

const UNAUTHENTICATED: Authorization = { identity: null, access: "public", authToken: null };

export interface AuthServices {
  authenticator: Authenticator;
  adminKey: AdminKey;
}

/** `Convex <admin key>`, or `Convex <admin key>:<identity to act as, JSON in base64>`. */
const ADMIN = /^convex(?: +(?<key>[^:\s]+)(?::(?<actingAs>\S+))?)?$/i;

/**
 * The caller of an HTTP request: `Bearer <jwt>` or an admin key; unauthenticated without the header. Calls with an admin
 * key that is not accepted are not the request's failure but each call's own.
 *
 * @throws AuthenticationError for any other scheme (RFC 9110, section 11.6.2) and for a token that is not accepted
 */
export async function authorize(
  { authenticator, adminKey }: AuthServices,
  header: ReadHeader,
): Promise<Authorization> {
  const value = header("authorization")?.trim();
  if (value === undefined) return UNAUTHENTICATED;
  const admin = ADMIN.exec(value)?.groups;
  if (admin !== undefined) {
    const access = adminKey.accessWith(admin.key ?? "", header);
    return access === "admin" ? actAs(admin.actingAs) : { ...UNAUTHENTICATED, access };
  }
  const token = /^bearer +(\S+)$/i.exec(value)?.[1];
  if (token === undefined) {
    throw new AuthenticationError(
      "The Authorization header must be `Bearer <token>` or `Convex <admin key>`.",
    );
  }
  const { identity } = await authenticator.verify(token);
  return { identity, access: "public", authToken: token };
}

/** Whether a header has the scheme of admin keys, whatever follows. */
export function isAdminScheme(header: string | undefined): boolean {
  return /^convex\b/i.test(header ?? "");
}

/** The same caller, but nobody for a header that is not accepted. */
export async function acceptedAuthorization(
  services: AuthServices,
  header: ReadHeader,
): Promise<Authorization> {
  try {
    return await authorize(services, header);
  } catch (error) {
    if (error instanceof AuthenticationError) return UNAUTHENTICATED;
    throw error;
  }
}

function actAs(encoded: string | undefined): Authorization {
  if (encoded === undefined) return { ...UNAUTHENTICATED, access: "admin" };
  const identity = parseActingAs(parseJson(Buffer.from(encoded, "base64").toString()));
  if (identity !== undefined) return { ...UNAUTHENTICATED, identity, access: "admin" };
  const reason =
    "the identity to act as must be an object with the strings tokenIdentifier, subject and issuer.";
  return { ...UNAUTHENTICATED, access: { refused: notPermitted(reason) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
