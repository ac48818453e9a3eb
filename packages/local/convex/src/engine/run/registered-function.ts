import type { ValidatorJSON } from "convex/values";

export type FunctionKind = "query" | "mutation" | "action";

/** An export made by `query`, `mutation`, `action` or their internal forms. */
export interface RegisteredFunction {
  readonly kind: FunctionKind;
  readonly isPublic: boolean;
  /** Takes a JSON array of the arguments and gives the JSON of the result. */
  run(argsJson: string): Promise<string>;
  argsValidator(): ValidatorJSON;
  /** Null for a function that returns whatever it likes. */
  returnsValidator(): ValidatorJSON | null;
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
  /** The validators in their JSON form, as JSON text. */
  exportArgs(): string;
  exportReturns(): string;
}

/** By the export itself: a reload brings new exports, and leaves nothing behind here. */
const registeredFunctions = new WeakMap<object, RegisteredFunction>();

/** A module's export as a function; null for any other export. */
export function asRegisteredFunction(value: unknown): RegisteredFunction | null {
  if (typeof value !== "function" || !("exportArgs" in value)) return null;
  const known = registeredFunctions.get(value);
  if (known !== undefined) return known;
  const registered = toRegisteredFunction(value as unknown as Registration);
  if (registered !== null) registeredFunctions.set(value, registered);
  return registered;
}

function toRegisteredFunction(registration: Registration): RegisteredFunction | null {
  const common = {
    isPublic: registration.isPublic === true,
    argsValidator: once((): ValidatorJSON => JSON.parse(registration.exportArgs())),
    returnsValidator: once((): ValidatorJSON | null => JSON.parse(registration.exportReturns())),
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

/** Exporting and parsing a validator takes longer than many a handler. */
function once<Result>(compute: () => Result): () => Result {
  let result: { value: Result } | undefined;
  return () => (result ??= { value: compute() }).value;
}
