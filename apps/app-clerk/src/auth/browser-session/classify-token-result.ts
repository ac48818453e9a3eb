import { isClerkAPIResponseError } from "@clerk/nextjs/errors";
import type { TokenResult } from "@repo/convex-next";

/** HTTP status codes by which Clerk itself takes a session for over; 404 is there for a session or template unknown. */
const OVER = new Set([401, 404, 422]);
/** The codes by which a 403 is about the user; any other may come from something on the way. */
const BANNED = new Set(["user_banned", "user_deactivated"]);

/**
 * What an outcome of Clerk's `getToken` means. It is null for a session that is over. It fails, after tries of its own,
 * for whatever goes wrong on the way; with an API error if Clerk itself has answered.
 */
export function classifyTokenResult(outcome: PromiseSettledResult<string | null>): TokenResult {
  if (outcome.status === "fulfilled") return outcome.value === null ? "rejected" : "token";
  const reason: unknown = outcome.reason;
  if (!isClerkAPIResponseError(reason)) return "unreachable";
  const codes = reason.errors.map(({ code }) => code);
  // Clerk is about to ask whether they are human.
  if (codes.includes("requires_captcha")) return "unreachable";
  const isBanned = reason.status === 403 && codes.some((code) => BANNED.has(code));
  return isBanned || OVER.has(reason.status) ? "rejected" : "unreachable";
}
