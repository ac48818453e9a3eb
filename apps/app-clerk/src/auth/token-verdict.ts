import { isClerkAPIResponseError } from "@clerk/nextjs/errors";
import type { TokenVerdict } from "@repo/convex-next";

/** HTTP status codes between 400 and 499 that say nothing of the session: a timeout, and too many requests. */
const LATER = new Set([408, 429]);

/**
 * What an outcome of Clerk's `getToken` means. It is null for a session that is over. It fails, after tries of its own,
 * for whatever goes wrong on the way; with an API error if Clerk itself has answered.
 */
export function tokenVerdict(outcome: PromiseSettledResult<string | null>): TokenVerdict {
  if (outcome.status === "fulfilled") return outcome.value === null ? "refusal" : "token";
  const reason: unknown = outcome.reason;
  if (!isClerkAPIResponseError(reason)) return "silence";
  const { status } = reason;
  return status >= 400 && status < 500 && !LATER.has(status) ? "refusal" : "silence";
}
