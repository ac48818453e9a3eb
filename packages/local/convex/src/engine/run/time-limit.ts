import { CallEnded } from "../errors";
import { MAX_ACTION_MS } from "../limits/limits";
import type { CallBudget } from "./call-budget";

/** The result of an action's `work`, as long as that takes no longer than Convex allows. */
export function withActionTimeLimit<Result>(budget: CallBudget, work: Promise<Result>): Promise<Result> {
  const message = `Function execution timed out (maximum duration: ${MAX_ACTION_MS / 1000}s)`;
  return withTimeLimit(budget, work, MAX_ACTION_MS, message);
}

/** The result of a call's `work`; when it takes longer than `ms`, the call is ended with `message`. */
export async function withTimeLimit<Result>(
  budget: CallBudget,
  work: Promise<Result>,
  ms: number,
  message: string,
): Promise<Result> {
  const timer = setTimeout(() => budget.end(new CallEnded(message)), ms);
  timer.unref();
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
