import type { TokenResult } from "@repo/convex-next";

/**
 * The errors that end a session (OAuth 2.0, section 5.2; OpenID Connect Core, section 3.1.2.6; auth0-spa-js' own). All
 * others, such as "timeout", "request_error" and what fetch fails with, say nothing of it.
 */
const REJECTIONS = new Set<unknown>([
  "access_denied",
  "account_selection_required",
  "consent_required",
  "interaction_required",
  "invalid_grant",
  "login_required",
  "mfa_required",
  "missing_refresh_token",
]);

/**
 * What an outcome of Auth0's `getAccessTokenSilently` means. It fails with an `error` that has a name, unless the tenant
 * could not be reached; and resolves with nothing once the session has reached its end.
 */
export function classifyTokenResult(outcome: PromiseSettledResult<unknown>): TokenResult {
  if (outcome.status === "fulfilled") return outcome.value === undefined ? "rejected" : "token";
  const reason: unknown = outcome.reason;
  const isRejection = reason instanceof Error && "error" in reason && REJECTIONS.has(reason.error);
  return isRejection ? "rejected" : "unreachable";
}
