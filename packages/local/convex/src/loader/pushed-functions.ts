import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { readIfPresent, writeAtomically } from "@repo/local-kit/files";
import { transform } from "esbuild";
import { z } from "zod";

import { RUNTIME_GLOBALS } from "../engine/run/runtime-globals";
import { createGenerationDir } from "./generations";
import { importModules, type Generation } from "./import-modules";

/** A path inside of the folder that the modules are written to: no part may lead out of it. */
const modulePath = z.string().regex(/^(?!\.)[\w$-][\w.$-]*(?:\/(?!\.)[\w$.-]+)*\.js$/);

/** A module as the Convex CLI pushes it: bundled, `convex` included, beside the chunks that it imports. */
export const pushedModule = z.object({
  path: modulePath,
  source: z.string(),
  environment: z.enum(["isolate", "node"]).default("isolate"),
});

const pushedModules = z.array(pushedModule);

export type PushedModules = z.infer<typeof pushedModules>;

/** The folder of chunks: they are imported by modules, and are none themselves. */
const CHUNKS = "_deps/";

/**
 * Writes pushed modules to a folder of their own and imports them.
 *
 * @throws Error naming the module that throws on import
 */
export async function loadPushed(modules: PushedModules, generationsDir: string): Promise<Generation> {
  const dir = await createGenerationDir(generationsDir);
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    // Their names end in .js, which Node takes for CommonJS unless the nearest package.json says otherwise.
    await writeFile(path.join(dir, "package.json"), '{"type":"module"}');
    for (const { path: file, source, environment } of modules) {
      const target = path.join(dir, file);
      await mkdir(path.dirname(target), { recursive: true });
      // The source maps that come with them name files of the machine that pushed, and no failure shows a stack.
      const code = source.replace(/^\/\/# sourceMappingURL=.*$/m, "");
      await writeFile(target, environment === "isolate" ? await withRuntimeGlobals(code) : code);
    }
    const entries = modules.filter(({ path: file }) => !file.startsWith(CHUNKS));
    const built = new Map(
      entries.map(({ path: file, environment }) => [file.replace(/\.js$/, ""), { file, environment }]),
    );
    return { modules: await importModules(built, dir), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function withRuntimeGlobals(code: string): Promise<string> {
  return (await transform(code, { format: "esm", define: RUNTIME_GLOBALS, logLevel: "silent" })).code;
}

/** What was pushed last, kept in the state folder for the next start. */
export class PushedFunctions {
  readonly #file: string | undefined;

  /** Without a state folder nothing is kept. */
  constructor(stateDir: string | undefined) {
    this.#file = stateDir === undefined ? undefined : path.join(stateDir, "pushed-functions.json");
  }

  /** None if nothing was pushed yet. Throws when the file is damaged, saying what to do. */
  read(): PushedModules {
    const text = this.#file === undefined ? undefined : readIfPresent(this.#file);
    if (text === undefined) return [];
    try {
      return pushedModules.parse(JSON.parse(text));
    } catch (cause) {
      throw new Error(`${this.#file} is damaged. Delete it, start again and push the functions again.`, {
        cause,
      });
    }
  }

  /** Throws DiskError, keeping what was pushed before, when the disk takes no more. */
  keep(modules: PushedModules): void {
    if (this.#file !== undefined) writeAtomically(this.#file, JSON.stringify(modules));
  }
}
