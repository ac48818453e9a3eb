import { jsonToConvex, type JSONValue, type ValidatorJSON } from "convex/values";
import { canonicalFunctionPath } from "../function-path";
import { CallRefused, fromThrown } from "./errors";
import { currentExecution, type Execution } from "./execution";
import type { LoadedModules } from "./types";
import { validate, type TableOf } from "./validators";

export type FunctionKind = "query" | "mutation" | "action";

/** An export made by `query`, `mutation`, `action` or their internal forms. */
export interface RegisteredFunction {
  readonly kind: FunctionKind;
  readonly isPublic: boolean;
  /** Takes a JSON array of the arguments and gives the JSON of the result. */
  run(argsJson: string): Promise<string>;
  /** The validators in their JSON form, as JSON text. */
  exportArgs(): string;
  exportReturns(): string;
}

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

/** What the client library hangs on the function it returns from `query({...})` and its siblings. */
interface Registration {
  isQuery?: boolean;
  isMutation?: boolean;
  isAction?: boolean;
  isPublic?: boolean;
  invokeQuery(argsJson: string): Promise<string>;
  invokeMutation(argsJson: string): Promise<string>;
  invokeAction(requestId: string, argsJson: string): Promise<string>;
  exportArgs(): string;
  exportReturns(): string;
}

function asRegisteredFunction(value: unknown): RegisteredFunction | null {
  if (typeof value !== "function" || !("exportArgs" in value)) return null;
  const registration = value as unknown as Registration;
  const common = {
    isPublic: registration.isPublic === true,
    exportArgs: () => registration.exportArgs(),
    exportReturns: () => registration.exportReturns(),
  };
  if (registration.isQuery === true) {
    return { ...common, kind: "query", run: (args) => registration.invokeQuery(args) };
  }
  if (registration.isMutation === true) {
    return { ...common, kind: "mutation", run: (args) => registration.invokeMutation(args) };
  }
  if (registration.isAction === true) {
    return { ...common, kind: "action", run: (args) => registration.invokeAction("", args) };
  }
  return null;
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
  const argsValidator: ValidatorJSON = JSON.parse(registered.exportArgs());
  refuse("ArgumentValidationError", validate(argsValidator, jsonToConvex(args), tableOf));
  const result = await runHandler(registered, execution, args);
  const returnsValidator: ValidatorJSON | null = JSON.parse(registered.exportReturns());
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
