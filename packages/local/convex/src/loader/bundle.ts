import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { build, type BuildOptions, type BuildResult } from "esbuild";

import { RUNTIME_GLOBALS } from "../engine/run/runtime-globals";
import type { LoadedModules } from "../engine/types";
import { reportingBuildErrors } from "./build-errors";
import { componentsOf, type Component } from "./components/component-tree";
import { COMPONENT_GLOBALS, forUseOf, refuseNodeModules, systemEnvironment } from "./components/environment";
import { evaluateDefinitions } from "./components/evaluate-definitions";
import { findDefinitions } from "./components/find-definitions";
import { findComponentEntryPoints, findEntryPoints } from "./entry-points";
import { environmentOf, REQUIRE_IN_NODE, type ModuleEnvironment } from "./environments";
import { createGenerationDir } from "./generations";
import { importModules, type BuiltModule, type Generation } from "./import-modules";
import { withLoopGuard } from "./loop-guard";

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
    const built = await buildComponents(functionsDir, used, outdir);
    for (const component of used) {
      components.set(component.path, await loadComponent(built(component), component, outdir));
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
  for (const environment of ["isolate", "node"] as const) {
    if (sources[environment].length > 0) {
      await writeFiles(outdir, await bundle(functionsDir, sources[environment], outdir, environment));
    }
  }
  return await importModules(built, outdir);
}

interface BuiltComponent {
  names: readonly string[];
  files: BuiltFiles;
}

/** Builds the component of each definition once, however often it is used, and all beside each other. */
async function buildComponents(
  functionsDir: string,
  used: readonly Component[],
  generationDir: string,
): Promise<(component: Component) => BuiltComponent> {
  const paths = [...new Set(used.map(({ definitionPath }) => definitionPath))];
  const builds = new Map(
    await Promise.all(
      paths.map(
        async (definitionPath) =>
          [definitionPath, await buildComponent(functionsDir, definitionPath, generationDir)] as const,
      ),
    ),
  );
  return ({ definitionPath }) => {
    const built = builds.get(definitionPath);
    if (built === undefined) throw new Error(`No component was built from "${definitionPath}".`);
    return built;
  };
}

async function buildComponent(
  functionsDir: string,
  definitionPath: string,
  generationDir: string,
): Promise<BuiltComponent> {
  const dir = path.resolve(functionsDir, definitionPath);
  const entryPoints = await findComponentEntryPoints(dir);
  await refuseNodeModules(dir, entryPoints);
  const outdir = componentDir(generationDir, definitionPath);
  const files = await bundle(dir, [...entryPoints.values()], outdir, "isolate", COMPONENT_GLOBALS);
  return { names: [...entryPoints.keys()], files };
}

function componentDir(generationDir: string, componentPath: string): string {
  return path.join(generationDir, ".components", componentPath.replaceAll(/[./]+/g, "."));
}

/** Each use of a component has modules of its own: what it sees of the environment, and what it keeps, is its own. */
async function loadComponent(
  { names, files }: BuiltComponent,
  component: Component,
  generationDir: string,
): Promise<LoadedModules> {
  const outdir = componentDir(generationDir, component.path);
  await writeFiles(
    outdir,
    files.map(([file, text]) => [file, isModule(file) ? forUseOf(component, text) : text]),
  );
  const built = names.map((name): [string, BuiltModule] => [
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

const OPTIONS: Readonly<Record<ModuleEnvironment, BuildOptions>> = {
  // As the Convex CLI bundles for its own runtime, which has nothing of Node but AsyncLocalStorage.
  isolate: {
    platform: "browser",
    define: RUNTIME_GLOBALS,
    external: [...EXTERNAL, "async_hooks", "node:async_hooks"],
    chunkNames: "_deps/isolate/[hash]",
  },
  node: {
    platform: "node",
    banner: { js: REQUIRE_IN_NODE },
    external: EXTERNAL,
    chunkNames: "_deps/node/[hash]",
  },
};

/** Texts by path, relative to the folder of the build. */
type BuiltFiles = readonly (readonly [file: string, text: string])[];

/**
 * Bundles, with what ends their endless loops, and their source maps.
 *
 * @param outdir where they will be written, or a folder beside it: source maps lead to sources from there
 * @param globals what replaces globals besides those of the environment
 */
async function bundle(
  functionsDir: string,
  entryPoints: string[],
  outdir: string,
  environment: ModuleEnvironment,
  globals: Readonly<Record<string, string>> = {},
): Promise<BuiltFiles> {
  const options = OPTIONS[environment];
  const bundled = (): Promise<BuildResult<{ write: false }>> =>
    build({
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
      ...options,
      define: { ...options.define, ...globals },
      write: false,
    });
  const failure = `The functions in ${functionsDir} do not build`;
  const { outputFiles } = await reportingBuildErrors(failure, bundled);
  return outputFiles.map(({ path: file, text }) => [
    path.relative(outdir, file),
    isModule(file) ? withLoopGuard(text, environment) : text,
  ]);
}

const isModule = (file: string): boolean => file.endsWith(".mjs");

async function writeFiles(outdir: string, files: BuiltFiles): Promise<void> {
  for (const [file, text] of files) {
    const target = path.join(outdir, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
