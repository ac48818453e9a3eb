import { describeError } from "@repo/convex-backend/errors";
import { isUnanswered } from "@repo/convex-next/server";
import { UNANSWERED_CHANGE } from "@repo/features/api";

/** What to tell a person when a mutation that this server has asked for has failed. */
export function describeFailure(error: unknown): string {
  return isUnanswered(error) ? UNANSWERED_CHANGE : describeError(error).message;
}
