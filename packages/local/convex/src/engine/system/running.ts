import type { Transaction } from "../data/transaction";
import { currentExecution, type Execution } from "../run/execution";
import { transactionOf } from "../run/execution-access";

/** What the deployment's own queries see beyond a function's ctx. */
export function transaction(): Transaction {
  return transactionOf(execution(), "a system query");
}

export function execution(): Execution {
  const running = currentExecution.getStore();
  if (running === undefined) throw new Error("A system query runs as a query of the deployment only.");
  return running;
}
