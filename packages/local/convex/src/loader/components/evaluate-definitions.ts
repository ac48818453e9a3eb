import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { build, type Plugin } from "esbuild";
import { z } from "zod";

import { startRuntime } from "../../engine/run/runtime-globals";
import { reportingBuildErrors } from "../build-errors";
import { withLoopGuard } from "../loop-guard";
import { DEFINITION_IMPORT, definitionPathOf, importsIn } from "./imports";

/** Bundled convex.config modules by definition path; the app's is empty. */
export type DefinitionSources = ReadonlyMap<string, { source: string }>;

const environmentBinding = z.union([
  z.object({ type: z.literal("value"), value: z.string() }),
  z.object({ type: z.literal("envVar"), name: z.string() }),
]);

/** What a definition's `export()` gives (convex/server, components/definition.ts). */
const exportedDefinition = z.object({
  definitionType: z.discriminatedUnion("type", [
    z.object({ type: z.literal("app") }),
    z.object({ type: z.literal("childComponent"), name: z.string() }),
  ]),
  httpPrefix: z.string().optional(),
  childComponents: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      env: z.array(z.tuple([z.string(), environmentBinding])).nullish(),
    }),
  ),
  httpMounts: z.record(z.string(), z.string()),
  envVars: z
    .array(
      z.tuple([
        z.string(),
        z.object({ type: z.literal("value"), value: z.string(), optional: z.boolean().optional() }),
      ]),
    )
    .optional(),
});

export type Definition = z.infer<typeof exportedDefinition>;
export type Definitions = ReadonlyMap<string, Definition>;

/**
 * Runs definitions, each after those that it imports, whose names it sees.
 *
 * @param dir where the modules are written to
 * @throws Error naming the definition that fails, exports something else, or imports itself in the end
 */
export async function evaluateDefinitions(sources: DefinitionSources, dir: string): Promise<Definitions> {
  await startRuntime();
  const evaluated = new Map<string, Definition>();
  const evaluate = async (definitionPath: string, importers: readonly string[]): Promise<void> => {
    if (evaluated.has(definitionPath)) return;
    const source = sources.get(definitionPath)?.source;
    if (source === undefined) throw new Error(`There is no component in "${definitionPath}".`);
    if (importers.includes(definitionPath)) {
      throw new Error(`The component in "${definitionPath}" imports itself, by way of those that it uses.`);
    }
    for (const imported of importsIn(source)) {
      await evaluate(definitionPathOf(imported), [...importers, definitionPath]);
    }
    const file = path.join(dir, `definition-${evaluated.size}.mjs`);
    await writeFile(file, withLoopGuard(await withImports(source, definitionPath, evaluated), "isolate"));
    evaluated.set(definitionPath, await importDefinition(file, definitionPath));
  };
  for (const definitionPath of sources.keys()) await evaluate(definitionPath, []);
  return evaluated;
}

/** Puts in place of each import what a definition sees of a component: where it is, and what it is called. */
async function withImports(source: string, definitionPath: string, evaluated: Definitions): Promise<string> {
  const namespace = "component";
  const imports: Plugin = {
    name: "imports of components",
    setup(esbuild) {
      esbuild.onResolve({ filter: DEFINITION_IMPORT }, ({ path: imported }) => ({
        path: definitionPathOf(imported),
        namespace,
      }));
      esbuild.onLoad({ filter: /.*/, namespace }, ({ path: componentDefinitionPath }) => {
        const type = evaluated.get(componentDefinitionPath)?.definitionType;
        const defaultName = type?.type === "childComponent" ? type.name : "";
        return { contents: JSON.stringify({ componentDefinitionPath, defaultName }), loader: "json" };
      });
    },
  };
  const { outputFiles } = await reportingBuildErrors(
    `${describeDefinition(definitionPath)} does not build`,
    async () =>
      await build({
        stdin: { contents: source, loader: "js" },
        bundle: true,
        write: false,
        external: ["convex", "convex/*"],
        format: "esm",
        target: "node20",
        logLevel: "silent",
        plugins: [imports],
      }),
  );
  return outputFiles.map(({ text }) => text).join("");
}

async function importDefinition(file: string, definitionPath: string): Promise<Definition> {
  const where = describeDefinition(definitionPath);
  let exported: unknown;
  try {
    const imported: { default?: { export?: () => unknown } } = await import(
      /* @vite-ignore */ pathToFileURL(file).href
    );
    exported = imported.default?.export?.();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${where} failed while it was loaded: ${message}`, { cause: error });
  }
  const parsed = exportedDefinition.safeParse(exported);
  const expected = definitionPath === "" ? "app" : "childComponent";
  if (parsed.success && parsed.data.definitionType.type === expected) return parsed.data;
  const call = definitionPath === "" ? "defineApp()" : 'defineComponent("name")';
  throw new Error(`The default export of ${where} is not what ${call} makes.`);
}

function describeDefinition(definitionPath: string): string {
  return definitionPath === "" ? "convex.config" : `convex.config of the component in "${definitionPath}"`;
}
