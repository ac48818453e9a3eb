import { existsSync } from "node:fs";
import path from "node:path";

import { build, type Plugin } from "esbuild";

import { reportingBuildErrors } from "../build-errors";
import type { DefinitionSources } from "./evaluate-definitions";
import { importOf } from "./imports";

/** What esbuild asks a plugin again while the plugin itself asks esbuild. */
const ASKED_HERE = Symbol("asked by this plugin");

/**
 * The definitions of an app and of all components that it uses, as the Convex CLI finds them: its convex.config, and
 * those that are imported by one that was found.
 *
 * @returns by definition path, the app's first, under an empty path; none for an app without a convex.config
 * @throws Error with esbuild's own report for a definition that does not build
 */
export async function findDefinitions(functionsDir: string): Promise<DefinitionSources> {
  const found = new Map<string, { source: string }>();
  const app = ["ts", "js"]
    .map((extension) => path.join(functionsDir, `convex.config.${extension}`))
    .find((file) => existsSync(file));
  const waiting = app === undefined ? [] : [{ file: app, definitionPath: "" }];
  for (const { file, definitionPath } of waiting) {
    if (found.has(definitionPath)) continue;
    const imported: string[] = [];
    found.set(definitionPath, { source: await bundleDefinition(file, functionsDir, imported) });
    waiting.push(
      ...imported.map((child) => ({ file: child, definitionPath: toDefinitionPath(functionsDir, child) })),
    );
  }
  return found;
}

/** Bundles one definition; those that it imports stay out of it, and are added to `imported` as absolute files. */
async function bundleDefinition(file: string, functionsDir: string, imported: string[]): Promise<string> {
  const { outputFiles } = await reportingBuildErrors(
    `${file} does not build`,
    async () =>
      await build({
        entryPoints: [file],
        bundle: true,
        write: false,
        platform: "browser",
        format: "esm",
        target: "node20",
        conditions: ["convex", "module"],
        external: ["convex", "convex/*"],
        logLevel: "silent",
        plugins: [leavingOutComponents(functionsDir, imported)],
      }),
  );
  return outputFiles.map(({ text }) => text).join("");
}

function leavingOutComponents(functionsDir: string, imported: string[]): Plugin {
  return {
    name: "components",
    setup(esbuild) {
      esbuild.onResolve(
        { filter: /convex\.config/ },
        async ({ path: name, kind, resolveDir, pluginData }) => {
          if (kind === "entry-point" || pluginData === ASKED_HERE) return undefined;
          for (const candidate of [name, name.replace(/\.js$/, ".ts"), `${name}.js`, `${name}.ts`]) {
            const resolved = await esbuild.resolve(candidate, { kind, resolveDir, pluginData: ASKED_HERE });
            if (resolved.errors.length > 0) continue;
            imported.push(resolved.path);
            return { path: importOf(toDefinitionPath(functionsDir, resolved.path)), external: true };
          }
          return undefined;
        },
      );
    },
  };
}

function toDefinitionPath(functionsDir: string, definitionFile: string): string {
  return path.relative(functionsDir, path.dirname(definitionFile)).split(path.sep).join("/");
}
