import type { Auth0ContextInterface } from "@auth0/auth0-react";

/**
 * Ends the session of this browser and, at the tenant, its refresh token: a copy of it would get new tokens for a month.
 * Without the tenant nothing ends there, and everything here.
 *
 * @param revoke the SDK's `revokeRefreshToken`; undefined when the tenant is known to be out of reach
 * @param go where to go afterwards; false to stay
 */
export async function endBrowserSession(
  logout: Auth0ContextInterface["logout"],
  revoke: (() => Promise<void>) | undefined,
  go: (() => void) | false,
): Promise<void> {
  try {
    await revoke?.();
  } catch (error) {
    console.warn("The refresh token was not revoked; it ends by itself.", error);
  }
  await logout({ openUrl: go });
}
