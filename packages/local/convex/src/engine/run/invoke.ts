import { getConvexSize, jsonToConvex, type JSONValue, type Value } from "convex/values";

import { functionPathWithFile } from "#function-path";

import { validate, type TableOf } from "../data/validators";
import { CallRefused, fromThrown } from "../errors";
import { formatBytes, MAX_ARGUMENTS_BYTES, MAX_RESULT_BYTES } from "../limits/limits";
import { COMMIT_TS_FIELD, commitTsProblem, valueProblem } from "../limits/values";
import { currentExecution, type Execution } from "./execution";
import { forgetTime, tick } from "./loop-guard";
import type { FunctionKind, RegisteredFunction } from "./registered-function";

/**
 * Runs a function's handler as `execution` and returns its result in Convex JSON. Rejects with what the handler
 * threw, or with a CallRefused when arguments or result are none that Convex takes, or do not fit the validators.
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
  refuse(
    "ArgumentValidationError",
    validate(registered.argsValidator(), readArguments(execution, args), tableOf),
  );
  const text = await runHandler(registered, execution, args);
  const result: JSONValue = JSON.parse(text);
  checkResult(execution, result, text);
  const returnsValidator = registered.returnsValidator();
  if (returnsValidator !== null) {
    refuse("ReturnsValidationError", validate(returnsValidator, jsonToConvex(result), tableOf));
  }
  return result;
}

/** Convex passes the arguments on in an array, which counts. */
function readArguments({ path: module, inMutation, depth }: Execution, args: JSONValue): Value {
  const problem = valueProblem([args]) ?? (inMutation && depth > 0 ? null : commitTsProblem(args));
  if (problem !== null) throw invalidArguments(module, problem);
  const values = readJson(args, module);
  const size = getConvexSize([values]);
  if (size > MAX_ARGUMENTS_BYTES) {
    throw new CallRefused(
      `Arguments for ${functionPathWithFile(module)} are too large (actual: ${formatBytes(size)}, limit: ${formatBytes(MAX_ARGUMENTS_BYTES)})`,
    );
  }
  return values;
}

function readJson(args: JSONValue, module: string): Value {
  try {
    return jsonToConvex(args);
  } catch (cause) {
    throw invalidArguments(module, cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function invalidArguments(module: string, problem: string, options?: ErrorOptions): CallRefused {
  return new CallRefused(`Invalid arguments for ${functionPathWithFile(module)}: ${problem}`, options);
}

/** No value takes more bytes for a character of its JSON than a number of one digit does. */
const MAX_BYTES_PER_CHARACTER = 9;

/** `text` is the result's JSON: most results are so short that they need not be measured. */
function checkResult({ path: module, kind, inMutation }: Execution, result: JSONValue, text: string): void {
  const mayHaveCommitTs = !inMutation && text.includes(COMMIT_TS_FIELD);
  const problem = valueProblem(result) ?? (mayHaveCommitTs ? resultCommitTsProblem(kind, result) : null);
  if (problem !== null)
    throw new CallRefused(`Function ${functionPathWithFile(module)} return value invalid: ${problem}`);
  if (text.length * MAX_BYTES_PER_CHARACTER <= MAX_RESULT_BYTES) return;
  const size = getConvexSize(jsonToConvex(result));
  if (size <= MAX_RESULT_BYTES) return;
  throw new CallRefused(
    `Function ${functionPathWithFile(module)} return value is too large (actual: ${formatBytes(size)}, limit: ${formatBytes(MAX_RESULT_BYTES)})`,
  );
}

/** What a mutation has written, and returns, gets the timestamp at its commit; a query or an action has none. */
function resultCommitTsProblem(kind: FunctionKind, result: JSONValue): string | null {
  const problem = commitTsProblem(result);
  if (problem === null || kind !== "query") return problem;
  return "queries cannot return an unresolved commit timestamp";
}

async function runHandler(
  registered: RegisteredFunction,
  execution: Execution,
  args: JSONValue,
): Promise<string> {
  try {
    forgetTime();
    const work = currentExecution.run(execution, () => runToItsEnd(registered, JSON.stringify([args])));
    return await execution.budget.within(work);
  } catch (thrown) {
    throw fromThrown(thrown);
  }
}

/** One operation that takes seconds may be the last thing that a function does: its time counts as well. */
async function runToItsEnd(registered: RegisteredFunction, argsJson: string): Promise<string> {
  const result = await registered.run(argsJson);
  if (registered.kind !== "action") tick();
  return result;
}

function refuse(kind: string, problem: string | null): void {
  if (problem !== null) throw new CallRefused(`${kind}: ${problem}`);
}
