import { z } from "zod";

import type { Engine, EnvironmentVariables } from "../engine/types";
import { HttpError } from "../http/errors";
import { Mutex } from "../mutex";
import type { ProcessEnvironment } from "../process-environment";

/** What `POST /api/update_environment_variables` takes: null removes a variable. */
export const environmentChanges = z.object({
  changes: z.array(z.object({ name: z.string(), value: z.string().nullish() })),
});

type EnvironmentChanges = z.infer<typeof environmentChanges>["changes"];

/** Names that Convex takes. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** What the deployment itself tells its functions. */
const BUILT_IN: ReadonlySet<string> = new Set(["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"]);

interface Services {
  engine: Engine;
  environment: ProcessEnvironment;
  /** Loads the functions again, as modules read the environment when they load; rejects with nothing replaced. */
  reload: () => Promise<void>;
}

/** Changes the deployment's environment variables, one request at a time. */
export class EnvironmentVariableChanges {
  readonly #services: Services;
  readonly #turns = new Mutex();

  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * Makes all the changes, or none: the functions must load with them.
   *
   * @throws HttpError 400 for a name that Convex does not take, and with the reason why the functions do not load
   */
  async make(changes: EnvironmentChanges): Promise<void> {
    for (const { name } of changes) checkName(name);
    await this.#turns.run(async () => {
      const before = this.#services.engine.environmentVariables();
      await this.#replace(before, changed(before, changes));
    });
  }

  async #replace(before: EnvironmentVariables, after: EnvironmentVariables): Promise<void> {
    const { engine, environment, reload } = this.#services;
    environment.show(after);
    try {
      await reload();
    } catch (error) {
      environment.show(before);
      const message = error instanceof Error ? error.message : String(error);
      throw new HttpError(
        400,
        "EnvironmentNotChanged",
        `The functions do not load with this environment: ${message}`,
      );
    }
    try {
      await engine.setEnvironmentVariables(after);
    } catch (error) {
      environment.show(before);
      await reload();
      throw error;
    }
  }
}

function changed(before: EnvironmentVariables, changes: EnvironmentChanges): EnvironmentVariables {
  const after = new Map(before);
  for (const { name, value } of changes) {
    if (value === null || value === undefined) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

function checkName(name: string): void {
  if (BUILT_IN.has(name)) {
    throw new HttpError(400, "EnvVarNameForbidden", `${name} is the deployment's own and cannot be changed.`);
  }
  if (NAME.test(name)) return;
  throw new HttpError(
    400,
    "InvalidEnvVarName",
    `"${name}" is no name for an environment variable: a letter, then up to 39 letters, digits and underscores.`,
  );
}
