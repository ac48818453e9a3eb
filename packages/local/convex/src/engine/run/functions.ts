import { canonicalFunctionPath, displayedFunctionPath } from "#function-path";

import { capitalize } from "../capitalize";
import { CallRefused } from "../errors";
import { identifierProblem } from "../names";
import type { FunctionAddress, LoadedComponents, LoadedModules } from "../types";
import { displayedAddress } from "./function-address";
import { asRegisteredFunction, type FunctionKind, type RegisteredFunction } from "./registered-function";

/** The functions of one set of modules, by "module:export": the app's, which know those of its components, or a component's. */
export class Functions {
  readonly #modules: LoadedModules;
  readonly #components: ReadonlyMap<string, Functions>;

  constructor(modules: LoadedModules, components: LoadedComponents = new Map()) {
    this.#modules = modules;
    this.#components = new Map([...components].map(([path, loaded]) => [path, new Functions(loaded)]));
  }

  /** Those of a component, by its path; the app's own for an empty one; null if there is no such component. */
  in(componentPath: string): Functions | null {
    return componentPath === "" ? this : (this.#components.get(componentPath) ?? null);
  }

  /** Every component with its path, the app first. */
  *all(): Generator<[componentPath: string, functions: Functions]> {
    yield ["", this];
    yield* this.#components;
  }

  /** For calls from other functions and with the admin key. Throws when there is none, or none of this kind. */
  getAt(address: FunctionAddress, kind: FunctionKind): RegisteredFunction {
    return ofKind(this.getAnyAt(address), address.path, kind);
  }

  /** Throws when there is none. */
  getAnyAt(address: FunctionAddress): RegisteredFunction {
    const component = this.in(address.componentPath);
    if (component !== null) return component.getAny(address.path);
    throw new CallRefused(`Could not find the component of the function ${displayedAddress(address)}.`);
  }

  /** What anybody may call. Null also for an internal function: clients must not learn that it exists. */
  findPublic(path: string): RegisteredFunction | null {
    const found = this.find(path);
    return found?.isPublic === true ? found : null;
  }

  /** Throws when clients may not call `path`, or not as this kind. */
  getPublic(path: string, kind: FunctionKind): RegisteredFunction {
    const found = this.findPublic(path);
    if (found === null) {
      throw new CallRefused(
        `Could not find public function for '${displayedFunctionPath(path)}'. Did you forget to run \`npx convex dev\`?`,
      );
    }
    return ofKind(found, path, kind);
  }

  getAny(path: string): RegisteredFunction {
    const found = this.find(path);
    if (found === null) {
      throw new CallRefused(
        `Could not find function for '${displayedFunctionPath(path)}'. Did you forget to run \`npx convex dev\`?`,
      );
    }
    return found;
  }

  /** The default export of a module such as "schema" or "http", or undefined. */
  defaultExport(module: string): unknown {
    return this.#modules[module]?.["default"];
  }

  /** Every function by its path, in the order of the modules. */
  *entries(): Generator<[path: string, registered: RegisteredFunction]> {
    for (const [module, exports] of Object.entries(this.#modules)) {
      for (const [name, value] of Object.entries(exports)) {
        const registered = asRegisteredFunction(value);
        if (registered !== null) yield [`${module}:${name}`, registered];
      }
    }
  }

  hasModule(module: string): boolean {
    return Object.hasOwn(this.#modules, module);
  }

  /** Also an internal one; null when there is none. */
  find(path: string): RegisteredFunction | null {
    const [module = "", name = ""] = canonicalFunctionPath(path).split(":");
    const exports = this.hasModule(module) ? this.#modules[module] : undefined;
    const value = exports !== undefined && Object.hasOwn(exports, name) ? exports[name] : undefined;
    return asRegisteredFunction(value);
  }
}

/** Throws, in Convex's words, for a function that is exported under a name that Convex does not take. */
export function checkFunctionNames(functions: Functions): void {
  for (const [path] of functions.entries()) {
    const [module = "", name = ""] = path.split(":");
    const problem = identifierProblem(name);
    if (problem !== null) throw new Error(`Invalid function name used in \`${module}.js\`: ${problem}`);
  }
}

function ofKind(found: RegisteredFunction, path: string, kind: FunctionKind): RegisteredFunction {
  if (found.kind === kind) return found;
  throw new CallRefused(
    `Trying to execute ${displayedFunctionPath(path)} as ${capitalize(kind)}, but it is defined as ${capitalize(found.kind)}.`,
  );
}
