import type { Identity } from "../engine/types";
import type { Authenticator } from "./authenticator";
import { AuthenticationError } from "./errors";

/**
 * The caller of an HTTP request: `Bearer <jwt>`; unauthenticated (null) without the header.
 *
 * @throws AuthenticationError for any other scheme (RFC 9110, section 11.6.2) and for a token that is not accepted
 */
export async function identityFromHeader(
  authenticator: Authenticator,
  header: string | undefined,
): Promise<Identity | null> {
  if (header === undefined) return null;
  const token = /^bearer +(\S+)$/i.exec(header.trim())?.[1];
  if (token === undefined) {
    throw new AuthenticationError(
      "The Authorization header must be `Bearer <token>`: this deployment has no admin keys.",
    );
  }
  const { identity } = await authenticator.verify(token);
  return identity;
}

/** The same, but unauthenticated for a header that is not accepted. */
export async function acceptedIdentity(
  authenticator: Authenticator,
  header: string | undefined,
): Promise<Identity | null> {
  try {
    return await identityFromHeader(authenticator, header);
  } catch (error) {
    if (error instanceof AuthenticationError) return null;
    throw error;
  }
}
