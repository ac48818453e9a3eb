import { randomUUID } from "node:crypto";

import { DiskError } from "@repo/local-kit/files";
import { z } from "zod";

import { parseAuthConfig } from "../auth/providers";
import { SchemaMismatch } from "../engine/data/schema";
import { missingHere } from "../engine/refusals";
import { AuthConfigMissingEnvironmentVariable } from "../engine/run/auth-config";
import type { Engine } from "../engine/types";
import { HttpError } from "../http/errors";
import type { FunctionsLoader, Prepared } from "../loader/functions-loader";
import { loadPushed, type PushedGeneration } from "../loader/load-pushed";
import { pushedModule, type PushedFunctions, type PushedProject } from "../loader/pushed-functions";
import { toAuthInfo, toIndexDiffs } from "./analysis";
import { analyzeDefinitions, toComponentDiffs, toComponentTree } from "./component-analysis";

/** The body of `deploy2/start_push` and `deploy2/evaluate_push`. Every push brings all modules: see `configHashes`. */
export const pushRequest = z.object({
  appDefinition: z.object({
    /** Of convex.config.ts; the CLI sends one for a project that has none, too. */
    definition: pushedModule.nullish(),
    schema: pushedModule.nullable(),
    changedModules: z.array(pushedModule),
  }),
  componentDefinitions: z.array(
    z.object({
      definitionPath: z.string(),
      definition: pushedModule,
      schema: pushedModule.nullable(),
      functions: z.array(pushedModule),
    }),
  ),
  nodeDependencies: z.array(z.object({ name: z.string() })),
});

/** The part of the answer to `start_push` by which the later requests name their push. */
const schemaChange = z.object({ schemaIds: z.object({ "": z.string() }) });

export const waitForSchemaRequest = z.object({ schemaChange });

export const finishPushRequest = z.object({ startPush: z.object({ schemaChange }), dryRun: z.boolean() });

/** What the CLI is told to have been deployed before. Without hashes it sends every module. */
export const configHashes = { config: { functions: "convex/" }, moduleHashes: [], nodeDependencies: [] };

interface Services {
  engine: Engine;
  loader: FunctionsLoader;
  pushed: PushedFunctions;
}

interface Push {
  id: string;
  project: PushedProject;
  prepared: Prepared<PushedGeneration>;
}

/** Takes functions that the Convex CLI pushes: `start` builds them, `finish` replaces the previous ones, or nothing. */
export class Pushes {
  readonly #services: Services;
  /** The one that was started last. */
  #started: Push | null = null;

  constructor(services: Services) {
    this.#services = services;
  }

  /** What a push would do to the indexes. Nothing of it is kept. */
  async evaluate(request: z.infer<typeof pushRequest>): Promise<object> {
    const { prepared, changes } = await this.#prepare(request);
    await prepared.generation.remove();
    return { schemaChange: { allocatedComponentIds: {}, schemaIds: {}, indexDiffs: toIndexDiffs(changes) } };
  }

  /**
   * Evaluates what is pushed, which answers nothing yet. A push that was started before and not finished is given up.
   *
   * @throws HttpError 400 saying what is wrong with the modules, or what of them this deployment does not have
   */
  async start(request: z.infer<typeof pushRequest>): Promise<object> {
    const { project, prepared, changes } = await this.#prepare(request);
    await this.discard();
    const id = randomUUID();
    this.#started = { id, project, prepared };
    const { generation } = prepared;
    return {
      environmentVariables: {},
      externalDepsId: null,
      componentDefinitionPackages: {},
      appAuth: parseAuthConfig(generation.modules["auth.config"]).map(toAuthInfo),
      analysis: analyzeDefinitions(generation),
      app: toComponentTree(generation.used),
      schemaChange: {
        allocatedComponentIds: {},
        schemaIds: { "": id },
        indexDiffs: toIndexDiffs(changes),
      },
    };
  }

  /** Whether the documents satisfy the pushed schema. */
  schemaStatus({ schemaChange: { schemaIds } }: z.infer<typeof waitForSchemaRequest>): object {
    const push = this.#find(schemaIds[""]);
    if (push === null) return { type: "raceDetected" };
    const { modules, components } = push.prepared.generation;
    const mismatch = this.#services.engine.schemaMismatch(modules, components);
    if (mismatch === null) return { type: "complete" };
    const { explanation, componentPath, table } = mismatch;
    return { type: "failed", error: explanation, componentPath, tableName: table };
  }

  /**
   * Replaces the functions, the schema, the cron jobs and the auth providers at once, and keeps them for the next start.
   *
   * @throws HttpError 400, with everything as it was, when another push or another environment came between, or the
   *   documents no longer satisfy the schema; 507 when the disk takes no more
   */
  async finish({ startPush, dryRun }: z.infer<typeof finishPushRequest>): Promise<object> {
    const push = this.#find(startPush.schemaChange.schemaIds[""]);
    if (push === null) {
      const what = "Another push or a change of the environment came between: push again.";
      throw new HttpError(400, "RaceDetected", what);
    }
    const before = new Set(this.#services.loader.components?.keys());
    if (dryRun) await this.discard();
    else await this.#replace(push);
    const componentDiffs = toComponentDiffs(push.prepared.generation.used, before);
    return { authDiff: { added: [], removed: [] }, definitionDiffs: {}, componentDiffs };
  }

  /** Gives up the push that was started last, if it is not finished. */
  async discard(): Promise<void> {
    const started = this.#started;
    this.#started = null;
    await started?.prepared.generation.remove();
  }

  #find(id: string): Push | null {
    return this.#started?.id === id ? this.#started : null;
  }

  async #replace({ project, prepared }: Push): Promise<void> {
    const { loader, pushed } = this.#services;
    this.#started = null;
    try {
      await loader.take(prepared, () => pushed.keep(project));
      console.log("convex-local: functions pushed");
    } catch (error) {
      if (error instanceof DiskError) throw new HttpError(error.status, "DiskFull", error.message);
      if (error instanceof SchemaMismatch) throw new HttpError(400, "SchemaMismatch", error.message);
      throw error;
    }
  }

  async #prepare({ nodeDependencies, ...request }: z.infer<typeof pushRequest>) {
    const { loader, engine } = this.#services;
    for (const { name } of nodeDependencies) {
      throw new HttpError(400, "NotSupported", missingHere(`the external package "${name}"`));
    }
    const project = toProject(request);
    try {
      const prepared = await loader.prepare((generationsDir) => loadPushed(project, generationsDir));
      const { generation } = prepared;
      try {
        parseAuthConfig(generation.modules["auth.config"]);
        return { project, prepared, changes: engine.preview(generation.modules, generation.components) };
      } catch (error) {
        await generation.remove();
        throw error;
      }
    } catch (error) {
      throw refusedPush(error);
    }
  }
}

/** Under the code by which the CLI knows what to say of it. */
function refusedPush(error: unknown): HttpError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof AuthConfigMissingEnvironmentVariable) {
    return new HttpError(400, "AuthConfigMissingEnvironmentVariable", message);
  }
  return new HttpError(400, "InvalidModules", `Hit an error while pushing:\n${message}`);
}

function toProject({
  appDefinition,
  componentDefinitions,
}: Pick<z.infer<typeof pushRequest>, "appDefinition" | "componentDefinitions">): PushedProject {
  const { definition, schema, changedModules } = appDefinition;
  return {
    definition: definition ?? null,
    modules: [...changedModules, ...(schema === null ? [] : [schema])],
    components: componentDefinitions.map(({ functions, ...component }) => ({
      definitionPath: component.definitionPath,
      definition: component.definition,
      modules: [...functions, ...(component.schema === null ? [] : [component.schema])],
    })),
  };
}
