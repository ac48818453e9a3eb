import { asRegisteredFunction } from "../engine/run/registered-function";
import type { LoadedModules } from "../engine/types";
import type { Component } from "../loader/components/component-tree";
import type { Definition } from "../loader/components/evaluate-definitions";
import type { PushedGeneration } from "../loader/load-pushed";
import { analyze } from "./analysis";

const UDF_CONFIG = { serverVersion: "local", importPhaseRngSeed: null, importPhaseUnixTimestamp: null };

/** What an app without a convex.config is. */
const PLAIN_APP: Definition = { definitionType: { type: "app" }, childComponents: [], httpMounts: {} };

/** What `deploy2/start_push` answers of each definition, by its path: codegen makes the types of its API of it. */
export function analyzeDefinitions({ definitions, modulesOf }: PushedGeneration): Record<string, object> {
  return Object.fromEntries(
    [...modulesOf].map(([path, modules]) => [
      path,
      {
        definition: {
          path,
          ...(definitions.get(path) ?? PLAIN_APP),
          exports: { type: "branch", branch: path === "" ? [] : toBranch(exportsOf(modules)) },
        },
        schema: null,
        functions: analyze(modules),
        udfConfig: UDF_CONFIG,
      },
    ]),
  );
}

interface Exports {
  [name: string]: Exports | string;
}

/** A component's public functions as whoever uses it names them: by the parts of their modules' paths. */
function exportsOf(modules: LoadedModules): Exports {
  const exports: Exports = {};
  for (const [module, exported] of Object.entries(modules)) {
    for (const [name, value] of Object.entries(exported)) {
      if (asRegisteredFunction(value)?.isPublic !== true) continue;
      const branch = branchAt(exports, module);
      if (branch === null || branch[name] !== undefined) {
        throw new Error(`Path ${module}.js:${name} conflicts with existing export`);
      }
      branch[name] = `_reference/function/${module}.js:${name}`;
    }
  }
  return exports;
}

/** Null where a function has the name of a folder. */
function branchAt(exports: Exports, module: string): Exports | null {
  let branch = exports;
  for (const part of module.split("/")) {
    const next = (branch[part] ??= {});
    if (typeof next === "string") return null;
    branch = next;
  }
  return branch;
}

function toBranch(exports: Exports): [string, object][] {
  return Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === "string" ? { type: "leaf", leaf: value } : { type: "branch", branch: toBranch(value) },
  ]);
}

/** The app with the components that it uses, as `deploy2/start_push` answers. */
export function toComponentTree(used: readonly Component[]): object {
  return toTree({ path: "", definitionPath: "" }, used);
}

function toTree(
  { path, definitionPath }: Pick<Component, "path" | "definitionPath">,
  used: readonly Component[],
): object {
  const prefix = path === "" ? "" : `${path}/`;
  const children = used.filter(
    (component) => component.path.startsWith(prefix) && !component.path.slice(prefix.length).includes("/"),
  );
  return {
    definitionPath,
    componentPath: path,
    args: {},
    childComponents: Object.fromEntries(
      children.map((child) => [child.path.slice(prefix.length), toTree(child, used)]),
    ),
    httpRoutes: { httpModuleRoutes: null, mounts: [] },
    exports: {},
  };
}

const NO_CHANGES = { added: [], removed: [] };

const CREATED = {
  diffType: { type: "create" },
  moduleDiff: NO_CHANGES,
  udfConfigDiff: null,
  cronDiff: { added: [], updated: [], deleted: [] },
  indexDiff: { added_indexes: [], removed_indexes: [] },
  schemaDiff: null,
};

/** What `deploy2/finish_push` answers of the components that the app uses now and did not use before. */
export function toComponentDiffs(
  used: readonly Component[],
  before: ReadonlySet<string>,
): Record<string, object> {
  return Object.fromEntries(used.flatMap(({ path }) => (before.has(path) ? [] : [[path, CREATED]])));
}
