import { jsonToConvex, type JSONValue } from "convex/values";
import { canonicalFunctionPath } from "../function-path";
import { CallRefused, fromThrown } from "./errors";
import { currentExecution, type Execution } from "./execution";
import { asRegisteredFunction, type FunctionKind, type RegisteredFunction } from "./registered-function";
import type { LoadedModules } from "./types";
import { validate, type TableOf } from "./validators";

/** The functions of one set of modules, by "module:export". */
export class Functions {
  readonly #modules: LoadedModules;

  constructor(modules: LoadedModules) {
    this.#modules = modules;
  }

  /** What a client may call. Null also for an internal function: clients must not learn that it exists. */
  findPublic(path: string): RegisteredFunction | null {
    const found = this.#find(path);
    return found?.isPublic === true ? found : null;
  }

  /** Throws when clients may not call `path`, or not as this kind. */
  getPublic(path: string, kind: FunctionKind): RegisteredFunction {
    const found = this.findPublic(path);
    if (found === null) {
      throw new CallRefused(
        `Could not find public function for '${path}'. Did you forget to run \`npx convex dev\`?`,
      );
    }
    return ofKind(found, path, kind);
  }

  /** For calls from other functions, which may call internal ones too. */
  get(path: string, kind: FunctionKind): RegisteredFunction {
    return ofKind(this.getAny(path), path, kind);
  }

  getAny(path: string): RegisteredFunction {
    const found = this.#find(path);
    if (found === null) {
      throw new CallRefused(
        `Could not find function for '${path}'. Did you forget to run \`npx convex dev\`?`,
      );
    }
    return found;
  }

  /** The default export of a module such as "schema" or "http", or undefined. */
  defaultExport(module: string): unknown {
    return this.#modules[module]?.["default"];
  }

  #find(path: string): RegisteredFunction | null {
    const [module = "", name = ""] = canonicalFunctionPath(path).split(":");
    const exports = Object.hasOwn(this.#modules, module) ? this.#modules[module] : undefined;
    const value = exports !== undefined && Object.hasOwn(exports, name) ? exports[name] : undefined;
    return asRegisteredFunction(value);
  }
}

function ofKind(found: RegisteredFunction, path: string, kind: FunctionKind): RegisteredFunction {
  if (found.kind === kind) return found;
  throw new CallRefused(
    `Trying to execute ${path} as ${capitalize(kind)}, but it is defined as ${capitalize(found.kind)}.`,
  );
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

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
