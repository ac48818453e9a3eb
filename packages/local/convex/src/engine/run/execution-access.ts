import type { Transaction } from "../data/transaction";
import { missingHere } from "../refusals";
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

/** What of Convex asks for an operation that this deployment has not. */
const MISSING: Readonly<Record<string, string>> = {
  "1.0/auditLog": "an audit log, which log.audit() writes to and Convex has with an Enterprise plan",
  "1.0/signJwt": "tokens of its own, which ctx.auth.signJwt() signs",
  "1.0/createServiceToken": "tokens for Convex's services",
  "1.0/getServiceUrl": "Convex's services, whose address getServiceUrl() gives",
  "1.0/actions/vectorSearch": "vector search",
};

/** The error for an operation that only a real deployment has. */
export function unsupported(op: string): Error {
  const missing = MISSING[op];
  if (missing !== undefined) return new Error(missingHere(missing));
  return new Error(
    `This local deployment doesn't support the operation "${op}". Use a Convex cloud deployment for it: set NEXT_PUBLIC_CONVEX_URL.`,
  );
}
