import { rm } from "node:fs/promises";

import { build, formatMessages, type BuildFailure } from "esbuild";

import { findEntryPoints } from "./entry-points";
import { createGenerationDir } from "./generations";
import { importModules, type Generation } from "./import-modules";

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
    const files = new Map([...entryPoints.keys()].map((name) => [name, `${name}.mjs`]));
    return { modules: await importModules(files, outdir), remove };
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

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && "warnings" in error;
}
