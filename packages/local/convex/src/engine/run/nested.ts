import type { JSONValue } from "convex/values";
import type { Execution } from "./execution";
import { invoke } from "./invoke";
import { Mutex } from "#mutex";
import { idsIn } from "../data/component-tables";
import type { Transaction } from "../data/transaction";
import { MAX_CALL_DEPTH } from "../limits/limits";
import type { Metric } from "../limits/usage";
import type { FunctionAddress } from "../types";

/**
 * `ctx.runQuery` and `ctx.runMutation` inside a query or mutation, mostly in the same transaction; a failure undoes its own writes.
 * `limits` is how much more it may use of what the transaction may use.
 */
export async function invokeNested(
  caller: Execution,
  transaction: Transaction,
  kind: "query" | "mutation",
  address: FunctionAddress,
  args: JSONValue,
  limits: Partial<Record<Metric, number>>,
): Promise<JSONValue> {
  if (caller.depth === MAX_CALL_DEPTH) {
    throw new Error("Cross component call depth limit exceeded. Do you have an infinite loop in your app?");
  }
  const registered = caller.functions.getAt(address, kind);
  const savepoint = transaction.savepoint();
  const execution: Execution = {
    ...caller,
    ...address,
    transaction,
    kind,
    depth: caller.depth + 1,
    nested: new Mutex(),
    streams: new Map(),
    pagination: kind === "query" ? (caller.pagination ?? { hasPaginated: false }) : null,
  };
  try {
    return await transaction.usage.within(limits, () =>
      invoke(registered, execution, args, idsIn(address.componentPath, transaction.numbers)),
    );
  } catch (error) {
    transaction.rollbackTo(savepoint);
    throw error;
  }
}
