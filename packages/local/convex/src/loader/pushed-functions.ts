import path from "node:path";

import { readIfPresent, writeAtomically } from "@repo/local-kit/files";
import { z } from "zod";

/** A path inside of the folder that the modules are written to: no part may lead out of it. */
const modulePath = z.string().regex(/^(?!\.)[\w$-][\w.$-]*(?:\/(?!\.)[\w$.-]+)*\.js$/, {
  error: ({ input }) => `${String(input)} is not a valid path to a Convex module.`,
});

/** A module as the Convex CLI pushes it: bundled, `convex` included, beside the chunks that it imports. */
export const pushedModule = z.object({
  path: modulePath,
  source: z.string(),
  environment: z.enum(["isolate", "node"]).default("isolate"),
});

export type PushedModule = z.infer<typeof pushedModule>;

const pushedModules = z.array(pushedModule);

export type PushedModules = z.infer<typeof pushedModules>;

const definition = z.object({ source: z.string() });

/** What the Convex CLI pushes: the app's modules, and those of the components that it uses. */
const pushedProject = z.object({
  /** Of convex.config; null for an app that has none. */
  definition: definition.nullable(),
  modules: pushedModules,
  components: z.array(z.object({ definitionPath: z.string(), definition, modules: pushedModules })),
});

export type PushedProject = z.infer<typeof pushedProject>;

/** Where earlier versions kept the modules of an app alone: its convex.config was one of them. */
const DEFINITION_MODULE = "convex.config.js";

const storedProject = z.union([
  pushedProject,
  pushedModules.transform((modules): PushedProject => ({
    definition: modules.find(({ path: file }) => file === DEFINITION_MODULE) ?? null,
    modules: modules.filter(({ path: file }) => file !== DEFINITION_MODULE),
    components: [],
  })),
]);

const NOTHING: PushedProject = { definition: null, modules: [], components: [] };

/** What was pushed last, kept in the state folder for the next start. */
export class PushedFunctions {
  readonly #file: string | undefined;
  readonly #synced: boolean;

  /** Without a state folder nothing is kept. With `synced` what is kept is on the disk. */
  constructor(stateDir: string | undefined, { synced }: { synced: boolean }) {
    this.#synced = synced;
    this.#file = stateDir === undefined ? undefined : path.join(stateDir, "pushed-functions.json");
  }

  /** None if nothing was pushed yet. Throws when the file is damaged, saying what to do. */
  read(): PushedProject {
    const text = this.#file === undefined ? undefined : readIfPresent(this.#file);
    if (text === undefined) return NOTHING;
    try {
      return storedProject.parse(JSON.parse(text));
    } catch (cause) {
      throw new Error(`${this.#file} is damaged. Delete it, start again and push the functions again.`, {
        cause,
      });
    }
  }

  /** Throws DiskError, keeping what was pushed before, when the disk takes no more. */
  keep(project: PushedProject): void {
    if (this.#file !== undefined)
      writeAtomically(this.#file, JSON.stringify(project), { synced: this.#synced });
  }
}
