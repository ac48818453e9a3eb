import { rm } from "node:fs/promises";

import { build, formatMessages, type BuildFailure, type BuildOptions } from "esbuild";

import { RUNTIME_GLOBALS } from "../engine/run/runtime-globals";
import { findEntryPoints } from "./entry-points";
import { environmentOf, type ModuleEnvironment } from "./environments";
import { createGenerationDir } from "./generations";
import { importModules, type BuiltModule, type Generation } from "./import-modules";

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
    const built = new Map<string, BuiltModule>();
    const sources: Record<ModuleEnvironment, string[]> = { isolate: [], node: [] };
    for (const [name, file] of entryPoints) {
      const environment = await environmentOf(name, file);
      built.set(name, { file: `${name}.mjs`, environment });
      sources[environment].push(file);
    }
    await bundle(functionsDir, sources.isolate, outdir, ISOLATE);
    if (sources.node.length > 0) await bundle(functionsDir, sources.node, outdir, NODE);
    return { modules: await importModules(built, outdir), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const EXTERNAL = ["convex", "convex/*"];

/** As the Convex CLI bundles for its own runtime, which has nothing of Node but AsyncLocalStorage. */
const ISOLATE: BuildOptions = {
  platform: "browser",
  define: RUNTIME_GLOBALS,
  external: [...EXTERNAL, "async_hooks", "node:async_hooks"],
  chunkNames: "_deps/isolate/[hash]",
};

const NODE: BuildOptions = {
  platform: "node",
  external: EXTERNAL,
  chunkNames: "_deps/node/[hash]",
};

async function bundle(
  functionsDir: string,
  entryPoints: string[],
  outdir: string,
  environment: BuildOptions,
): Promise<void> {
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
      target: "node20",
      jsx: "automatic",
      conditions: ["convex", "module"],
      sourcemap: "linked",
      legalComments: "none",
      logLevel: "silent",
      ...environment,
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const report = await formatMessages(error.errors, { kind: "error", color: false });
    throw new Error(
      `The functions in ${functionsDir} do not build:\n${report.join("")}${isForNode(error) ? USE_NODE_HELP : ""}`,
      { cause: error },
    );
  }
}

const USE_NODE_HELP =
  'It looks like you are using Node APIs from a file without the "use node" directive.\n' +
  'Split out actions using Node.js APIs like this into a new file only containing actions that uses "use node" ' +
  "so these actions will run in a Node.js environment.\n" +
  "For more information see https://docs.convex.dev/functions/runtimes#nodejs-runtime\n";

function isForNode({ errors }: BuildFailure): boolean {
  return errors.some(({ notes }) =>
    notes.some(({ text }) => text.includes("Are you trying to bundle for node?")),
  );
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && "warnings" in error;
}
