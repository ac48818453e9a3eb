import path from "node:path";
import { pathToFileURL } from "node:url";

import type { LoadedModules } from "../engine/types";

/** One build of the functions, imported. */
export interface Generation {
  modules: LoadedModules;
  /** Deletes the build's files; what is imported keeps working. */
  remove(): Promise<void>;
}

/**
 * Imports a build's modules, which see `process.env` as it is now.
 *
 * @param files module path ("customers", "auth.config") → file, relative to `dir`
 * @throws Error naming the module that throws on import
 */
export async function importModules(files: ReadonlyMap<string, string>, dir: string): Promise<LoadedModules> {
  // Without a prototype, for a client names the modules it calls: there must be none called "constructor".
  const loaded: Record<string, Readonly<Record<string, unknown>>> = Object.create(null);
  for (const [name, file] of files) {
    const { href } = pathToFileURL(path.join(dir, file));
    try {
      loaded[name] = await import(/* @vite-ignore */ href);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`The functions module "${name}" failed while it was loaded: ${message}`, {
        cause: error,
      });
    }
  }
  return loaded;
}
