/** Convex's words for a token whose issuer or audience is not in the deployment's auth.config. */
const UNKNOWN_ISSUER = "No auth provider found matching the given token";

/**
 * Whether the deployment has no auth provider for a token: it does not know the token's issuer, or its audience. No login
 * there can ever be right, and signing in again would only lead back.
 *
 * @param error what a call on the server has thrown
 */
export function isUnknownIssuer(error: unknown): boolean {
  return error instanceof Error && error.message.includes(UNKNOWN_ISSUER);
}
