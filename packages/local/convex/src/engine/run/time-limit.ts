import { CallEnded } from "../errors";
import type { CallBudget } from "./call-budget";

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
