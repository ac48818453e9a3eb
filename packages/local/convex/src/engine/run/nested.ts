import type { JSONValue } from "convex/values";
import type { Execution } from "./execution";
import { invoke } from "./invoke";
import { Mutex } from "#mutex";
import type { Transaction } from "../data/transaction";

/** `ctx.runQuery` and `ctx.runMutation` inside a query or mutation: same transaction; a failure undoes its own writes. */
export async function invokeNested(
  caller: Execution,
  transaction: Transaction,
  kind: "query" | "mutation",
  path: string,
  args: JSONValue,
): Promise<JSONValue> {
  const registered = caller.functions.get(path, kind);
  const savepoint = transaction.savepoint();
  const execution: Execution = {
    ...caller,
    kind,
    path,
    nested: new Mutex(),
    streams: new Map(),
    hasPaginated: false,
  };
  try {
    return await invoke(registered, execution, args, (id) => transaction.numbers.tableOf(id));
  } catch (error) {
    transaction.rollbackTo(savepoint);
    throw error;
  }
}
