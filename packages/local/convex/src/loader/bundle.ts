import { rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { build, formatMessages, type BuildFailure } from "esbuild";

import type { LoadedModules } from "../engine/types";
import { findEntryPoints } from "./entry-points";
import { createGenerationDir } from "./generations";

/** One build of a functions folder, imported. */
export interface Generation {
  modules: LoadedModules;
  /** Deletes the build's files; what is imported keeps working. */
  remove(): Promise<void>;
}

/**
 * Bundles and imports every module of a functions folder. The modules see `process.env` as it is now.
 *
 * @throws Error with esbuild's own report for code that does not build, or the error of a module that throws on import
 */
export async function loadGeneration(functionsDir: string, generationsDir: string): Promise<Generation> {
  const entryPoints = await findEntryPoints(functionsDir);
  if (entryPoints.size === 0) throw new Error(`${functionsDir} has no functions.`);
  const outdir = await createGenerationDir(generationsDir);
  const remove = () => rm(outdir, { recursive: true, force: true });
  try {
    await bundle(functionsDir, [...entryPoints.values()], outdir);
    return { modules: await importAll([...entryPoints.keys()], outdir), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function bundle(functionsDir: string, entryPoints: string[], outdir: string): Promise<void> {
  try {
    await build({
      entryPoints,
      outbase: functionsDir,
      outdir,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      // Modules that import each other share one copy, as on a Convex deployment.
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      jsx: "automatic",
      conditions: ["convex", "module"],
      external: ["convex", "convex/*"],
      sourcemap: "linked",
      legalComments: "none",
      logLevel: "silent",
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const report = await formatMessages(error.errors, { kind: "error", color: false });
    throw new Error(`The functions in ${functionsDir} do not build:\n${report.join("")}`, { cause: error });
  }
}

async function importAll(modules: readonly string[], outdir: string): Promise<LoadedModules> {
  // Without a prototype, for a client names the modules it calls: there must be none called "constructor".
  const loaded: Record<string, Readonly<Record<string, unknown>>> = Object.create(null);
  for (const name of modules) {
    const { href } = pathToFileURL(path.join(outdir, `${name}.mjs`));
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

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && "warnings" in error;
}
