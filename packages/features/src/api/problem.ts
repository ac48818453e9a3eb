import { appErrorOf } from "@repo/convex-backend/errors";
import { isUnanswered } from "@repo/convex-next/server";
import { ConvexError } from "convex/values";

/** What an API route answers instead of a result. */
export class Problem extends Error {
  constructor(
    /** The HTTP status. */
    readonly status: number,
    message: string,
    /** The field of the body, or the parameter, it is about. */
    readonly field?: string,
    /** When to try again, in seconds (RFC 9110, section 10.2.3). */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

const STATUS = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
} as const;

/** In seconds: a deployment that did not answer in time is asked again soon, not at once. */
const RETRY_AFTER_OUTAGE = 5;

/** Of a change whose answer has not come: to try it again at once may do it twice. */
export const UNANSWERED_CHANGE =
  "The deployment did not answer, so nobody knows yet whether this was done. Look whether it was before you try again.";

/**
 * What a failed call to the deployment means to whoever called us.
 *
 * @param isChange whether the call was to change something
 */
export function toProblem(error: unknown, isChange = false): Problem {
  if (error instanceof Problem) return error;
  const refusal = appErrorOf(error);
  if (refusal) {
    return new Problem(
      STATUS[refusal.code],
      refusal.message,
      refusal.code === "INVALID" ? refusal.field : undefined,
      refusal.code === "RATE_LIMITED" ? refusal.retryAfter : undefined,
    );
  }
  if (isInvalidCursor(error)) {
    return new Problem(
      400,
      "This cursor is not one that this list has given out. Begin again without it.",
      "cursor",
    );
  }
  // The deployment refuses a token with a JSON body whose `code` says so: Unauthenticated, InvalidAuthHeader,
  // NoAuthProvider. The client throws that body as its message.
  if (error instanceof Error && /^\{"code":"\w*auth/i.test(error.message)) {
    return new Problem(401, "This token is not valid here: malformed, expired, or of another application.");
  }
  if (isChange && isUnanswered(error)) return new Problem(504, UNANSWERED_CHANGE);
  return new Problem(
    503,
    "The deployment did not answer. Try again in a moment.",
    undefined,
    RETRY_AFTER_OUTAGE,
  );
}

/** As `usePaginatedQuery` of convex/react tells it. */
function isInvalidCursor(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.includes("InvalidCursor")) return true;
  const data: unknown = error instanceof ConvexError ? error.data : undefined;
  return (
    typeof data === "object" &&
    data !== null &&
    "paginationError" in data &&
    data.paginationError === "InvalidCursor"
  );
}
