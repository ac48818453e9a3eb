import path from "node:path";
import { pathToFileURL } from "node:url";

import { childPath } from "../engine/data/component-tables";
import { describeThrown } from "../engine/errors";
import { AuthConfigMissingEnvironmentVariable, evaluatingAuthConfig } from "../engine/run/auth-config";
import { startRuntime } from "../engine/run/runtime-globals";
import type { LoadedComponents, LoadedModules } from "../engine/types";
import { checkNodeModule, type ModuleEnvironment } from "./environments";

/** One build of the functions, imported. */
export interface Generation {
  modules: LoadedModules;
  components: LoadedComponents;
  /** Where else than in the functions folder the source may change; absolute. */
  folders: readonly string[];
  /** Deletes the build's files; what is imported keeps working. */
  remove(): Promise<void>;
}

export interface BuiltModule {
  /** Relative to the build's folder. */
  file: string;
  environment: ModuleEnvironment;
}

/**
 * Imports a build's modules, which see `process.env` as it is now.
 *
 * @param built by module path ("customers", "auth.config")
 * @param componentPath of the component that the modules are of, for messages; empty for the app
 * @throws Error naming the module that throws on import, or that defines what its environment does not have
 */
export async function importModules(
  built: ReadonlyMap<string, BuiltModule>,
  dir: string,
  componentPath = "",
): Promise<LoadedModules> {
  await startRuntime();
  // Without a prototype, for a client names the modules it calls: there must be none called "constructor".
  const loaded: Record<string, Readonly<Record<string, unknown>>> = Object.create(null);
  for (const [name, { file, environment }] of built) {
    const { href } = pathToFileURL(path.join(dir, file));
    const evaluate = (): Promise<Readonly<Record<string, unknown>>> => import(/* @vite-ignore */ href);
    let exports: Readonly<Record<string, unknown>>;
    try {
      exports = await (name === "auth.config" ? evaluatingAuthConfig(evaluate) : evaluate());
    } catch (error) {
      if (error instanceof AuthConfigMissingEnvironmentVariable) throw error;
      throw new Error(`Failed to analyze ${childPath(componentPath, name)}.js: ${describeThrown(error)}`, {
        cause: error,
      });
    }
    if (environment === "node") checkNodeModule(name, exports);
    loaded[name] = exports;
  }
  return loaded;
}
