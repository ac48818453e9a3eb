import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { errorCode } from "@repo/local-kit/errors";
import { DiskError } from "@repo/local-kit/files";
import { transform } from "esbuild";

import { RUNTIME_GLOBALS } from "../engine/run/runtime-globals";
import type { LoadedModules } from "../engine/types";
import { componentsOf, type Component } from "./components/component-tree";
import { COMPONENT_GLOBALS, forUseOf, systemEnvironment } from "./components/environment";
import {
  evaluateDefinitions,
  type Definitions,
  type DefinitionSources,
} from "./components/evaluate-definitions";
import { REQUIRE_IN_NODE } from "./environments";
import { createGenerationDir } from "./generations";
import { importModules, type Generation } from "./import-modules";
import { withLoopGuard } from "./loop-guard";
import type { PushedModule, PushedModules, PushedProject } from "./pushed-functions";
import { RecentResults } from "./recent-results";

/** The folder of chunks: they are imported by modules, and are none themselves. */
const CHUNKS = "_deps/";

/** Functions that were pushed, with what codegen makes types of. */
export interface PushedGeneration extends Generation {
  definitions: Definitions;
  used: readonly Component[];
  /** The modules of each definition, also of those that the app does not use. */
  modulesOf: ReadonlyMap<string, LoadedModules>;
}

/**
 * Writes pushed modules to a folder of their own and imports them. Where the disk takes no more, that folder is one for
 * temporary files: what was pushed is served all the same.
 *
 * @throws Error naming the module that throws on import; DiskError where there is no room for them anywhere
 */
export async function loadPushed(project: PushedProject, generationsDir: string): Promise<PushedGeneration> {
  try {
    return await loadInto(generationsDir, project);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
  const elsewhere = await mkdtemp(path.join(tmpdir(), "convex-local-"));
  const remove = () => rm(elsewhere, { recursive: true, force: true });
  try {
    return { ...(await loadInto(elsewhere, project)), remove };
  } catch (error) {
    await remove();
    throw isDiskFull(error) ? new DiskError(generationsDir, error) : error;
  }
}

/** The error itself, or what it was caused by. */
function isDiskFull(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {};
  return errorCode(error) === "ENOSPC" || errorCode(cause) === "ENOSPC";
}

async function loadInto(generationsDir: string, project: PushedProject): Promise<PushedGeneration> {
  const dir = await createGenerationDir(generationsDir);
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    // Their names end in .js, which Node takes for CommonJS unless the nearest package.json says otherwise.
    await writeFile(path.join(dir, "package.json"), '{"type":"module"}');
    const definitions = await evaluateDefinitions(definitionsOf(project), dir);
    const used = componentsOf(definitions, systemEnvironment());
    const modules = await loadModules(project.modules, dir);
    const components = new Map<string, LoadedModules>();
    const modulesOf = new Map([["", modules]]);
    for (const component of [...used, ...unusedOf(project, used)]) {
      const { definitionPath } = component;
      const loaded = await loadComponent(project, component, dir);
      modulesOf.set(definitionPath, loaded);
      if (component.path !== "") components.set(component.path, loaded);
    }
    return { modules, components, folders: [], definitions, used, modulesOf, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function definitionsOf({ definition: app, components }: PushedProject): DefinitionSources {
  return new Map([
    ...(app === null ? [] : [["", app] as const]),
    ...components.map((component) => [component.definitionPath, component.definition] as const),
  ]);
}

/** Those that are imported and not used: codegen asks about them, too. They have no path. */
function unusedOf({ components }: PushedProject, used: readonly Component[]): Component[] {
  const known = new Set(used.map(({ definitionPath }) => definitionPath));
  return components.flatMap(({ definitionPath }) =>
    known.has(definitionPath) ? [] : [{ path: "", definitionPath, env: {} }],
  );
}

async function loadComponent(
  { components }: PushedProject,
  component: Component,
  generationDir: string,
): Promise<LoadedModules> {
  const index = components.findIndex(({ definitionPath }) => definitionPath === component.definitionPath);
  const dir = path.join(generationDir, ".components", `${index}.${component.path.replaceAll("/", ".")}`);
  const modules = components[index]?.modules ?? [];
  return await loadModules(modules, dir, component);
}

async function loadModules(
  modules: PushedModules,
  dir: string,
  component?: Component,
): Promise<LoadedModules> {
  await Promise.all(
    modules.map(async (module) => {
      const target = path.join(dir, module.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, await builtCode(module, component));
    }),
  );
  const entries = modules.filter(({ path: file }) => !file.startsWith(CHUNKS));
  const built = new Map(
    entries.map(({ path: file, environment }) => [file.replace(/\.js$/, ""), { file, environment }]),
  );
  return await importModules(built, dir, component?.path);
}

async function builtCode({ source, environment }: PushedModule, component?: Component): Promise<string> {
  // The source maps that come with them name files of the machine that pushed, and no failure shows a stack.
  const code = source.replace(/^\/\/# sourceMappingURL=.*$/m, "");
  const isolated = component === undefined ? ISOLATED.app : ISOLATED.component;
  const own = environment === "isolate" ? await isolated.of(code) : `${REQUIRE_IN_NODE}\n${code}`;
  const guarded = withLoopGuard(own, environment);
  return component === undefined ? guarded : forUseOf(component, guarded);
}

/** Characters of code whose form for Convex's default runtime is kept, for the app and for components. */
const KEPT_CODE = 8_000_000;

const ISOLATED = {
  app: new RecentResults((code) => withGlobals(code, RUNTIME_GLOBALS), KEPT_CODE),
  component: new RecentResults(
    (code) => withGlobals(code, { ...RUNTIME_GLOBALS, ...COMPONENT_GLOBALS }),
    KEPT_CODE,
  ),
};

async function withGlobals(code: string, define: Readonly<Record<string, string>>): Promise<string> {
  return (await transform(code, { format: "esm", define, logLevel: "silent" })).code;
}
