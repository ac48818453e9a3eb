import type { Transaction } from "../data/transaction";
import type { Execution } from "./execution";

/** Throws in an action, which has no database. */
export function transactionOf(execution: Execution, op: string): Transaction {
  if (execution.transaction !== null) return execution.transaction;
  throw new Error(
    `An action has no database: "${op}" needs a query or a mutation. Use ctx.runQuery or ctx.runMutation.`,
  );
}

/** Throws in a query or an action. */
export function writableOf(execution: Execution, op: string): Transaction {
  if (execution.kind === "mutation") return transactionOf(execution, op);
  throw new Error(`A ${execution.kind} can't write: "${op}" needs a mutation.`);
}

/** The error for an operation that only a real deployment has. */
export function unsupported(op: string): Error {
  return new Error(
    `This local deployment doesn't support the operation "${op}". Use a Convex cloud deployment for it: set NEXT_PUBLIC_CONVEX_URL.`,
  );
}
