import { jsonToConvex, type JSONValue } from "convex/values";

import { validate, type TableOf } from "../data/validators";
import { CallRefused, fromThrown } from "../errors";
import { currentExecution, type Execution } from "./execution";
import type { RegisteredFunction } from "./registered-function";

/**
 * Runs a function's handler as `execution` and returns its result in Convex JSON. Rejects with what the handler
 * threw, or with a CallRefused when arguments or result do not fit the validators.
 */
export async function invoke(
  registered: RegisteredFunction,
  execution: Execution,
  args: JSONValue,
  tableOf: TableOf,
): Promise<JSONValue> {
  if (typeof args !== "object" || args === null || Array.isArray(args)) {
    throw new CallRefused("ArgumentValidationError: A function takes one object with named arguments.");
  }
  refuse("ArgumentValidationError", validate(registered.argsValidator(), jsonToConvex(args), tableOf));
  const result = await runHandler(registered, execution, args);
  const returnsValidator = registered.returnsValidator();
  if (returnsValidator !== null) {
    refuse("ReturnsValidationError", validate(returnsValidator, jsonToConvex(result), tableOf));
  }
  return result;
}

async function runHandler(
  registered: RegisteredFunction,
  execution: Execution,
  args: JSONValue,
): Promise<JSONValue> {
  try {
    return JSON.parse(await currentExecution.run(execution, () => registered.run(JSON.stringify([args]))));
  } catch (thrown) {
    throw fromThrown(thrown);
  }
}

function refuse(kind: string, problem: string | null): void {
  if (problem !== null) throw new CallRefused(`${kind}: ${problem}`);
}
