import { rm } from "node:fs/promises";
import path from "node:path";

import { build, type BuildOptions } from "esbuild";

import { RUNTIME_GLOBALS } from "../engine/run/runtime-globals";
import type { LoadedModules } from "../engine/types";
import { reportingBuildErrors } from "./build-errors";
import { componentsOf, type Component } from "./components/component-tree";
import { componentGlobals, refuseNodeModules, systemEnvironment } from "./components/environment";
import { evaluateDefinitions } from "./components/evaluate-definitions";
import { findDefinitions } from "./components/find-definitions";
import { findComponentEntryPoints, findEntryPoints } from "./entry-points";
import { environmentOf, type ModuleEnvironment } from "./environments";
import { createGenerationDir } from "./generations";
import { importModules, type BuiltModule, type Generation } from "./import-modules";

/**
 * Bundles and imports every module of a functions folder, and of the components that it uses. The app's modules see
 * `process.env` as it is now.
 *
 * @throws Error with esbuild's own report for code that does not build, or the error of a module that throws on import
 */
export async function loadGeneration(functionsDir: string, generationsDir: string): Promise<Generation> {
  const entryPoints = await findEntryPoints(functionsDir);
  if (entryPoints.size === 0) throw new Error(`${functionsDir} has no functions.`);
  const outdir = await createGenerationDir(generationsDir);
  const remove = () => rm(outdir, { recursive: true, force: true });
  try {
    const definitions = await evaluateDefinitions(await findDefinitions(functionsDir), outdir);
    const used = componentsOf(definitions, systemEnvironment());
    const modules = await loadModules(functionsDir, entryPoints, outdir);
    const components = new Map<string, LoadedModules>();
    for (const component of used) {
      components.set(component.path, await loadComponent(functionsDir, component, outdir));
    }
    return { modules, components, folders: foldersOutside(functionsDir, used), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function loadModules(
  functionsDir: string,
  entryPoints: ReadonlyMap<string, string>,
  outdir: string,
): Promise<LoadedModules> {
  const built = new Map<string, BuiltModule>();
  const sources: Record<ModuleEnvironment, string[]> = { isolate: [], node: [] };
  for (const [name, file] of entryPoints) {
    const environment = await environmentOf(name, file);
    built.set(name, { file: `${name}.mjs`, environment });
    sources[environment].push(file);
  }
  await bundle(functionsDir, sources.isolate, outdir, ISOLATE);
  if (sources.node.length > 0) await bundle(functionsDir, sources.node, outdir, NODE);
  return await importModules(built, outdir);
}

/** Each use of a component is built for itself: what it sees of the environment, and what it keeps, is its own. */
async function loadComponent(
  functionsDir: string,
  component: Component,
  generationDir: string,
): Promise<LoadedModules> {
  const dir = path.resolve(functionsDir, component.definitionPath);
  const outdir = path.join(generationDir, ".components", component.path.replaceAll("/", "."));
  const entryPoints = await findComponentEntryPoints(dir);
  await refuseNodeModules(dir, entryPoints);
  await bundle(dir, [...entryPoints.values()], outdir, {
    ...ISOLATE,
    define: { ...RUNTIME_GLOBALS, ...componentGlobals(component) },
  });
  const built = [...entryPoints.keys()].map((name): [string, BuiltModule] => [
    name,
    { file: `${name}.mjs`, environment: "isolate" },
  ]);
  return await importModules(new Map(built), outdir, component.path);
}

/** Those that somebody may change: neither below the functions folder, which is watched anyway, nor installed. */
function foldersOutside(functionsDir: string, components: readonly Component[]): string[] {
  return components
    .map(({ definitionPath }) => definitionPath)
    .filter((definitionPath) => definitionPath.startsWith("../") && !definitionPath.includes("node_modules/"))
    .map((definitionPath) => path.resolve(functionsDir, definitionPath));
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
  await reportingBuildErrors(`The functions in ${functionsDir} do not build`, async () => {
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
  });
}
