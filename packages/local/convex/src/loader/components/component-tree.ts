import type { ValidatorJSON } from "convex/values";

import { childPath } from "../../engine/data/component-tables";
import { validate } from "../../engine/data/validators";
import { identifierProblem } from "../../engine/names";
import { missingHere } from "../../engine/refusals";
import type { Definition, Definitions } from "./evaluate-definitions";

/** One use of a component. */
export interface Component {
  /** The names on the way from the app to it: "rateLimiter/batchWorker". */
  path: string;
  definitionPath: string;
  /** All that its functions see in `process.env`. */
  env: Readonly<Record<string, string>>;
}

/**
 * Every component that an app uses, directly or through another one, parents first.
 *
 * @param system what the deployment tells each of its functions
 * @throws Error for what Convex refuses, and by name for what a definition has that this deployment has not
 */
export function componentsOf(
  definitions: Definitions,
  system: Readonly<Record<string, string>>,
): Component[] {
  const app = definitions.get("");
  if (app === undefined) return [];
  refuseWhatAppsHaveNot(app);
  return childrenOf(definitions, { path: "", definitionPath: "", env: {} }, system);
}

function childrenOf(
  definitions: Definitions,
  parent: Component,
  system: Readonly<Record<string, string>>,
): Component[] {
  const { childComponents, httpMounts } = definitionOf(definitions, parent.definitionPath);
  for (const [prefix, reference] of Object.entries(httpMounts)) {
    refuse(`the HTTP prefix "${prefix}" of the component "${reference.replace(/^.*\//, "")}"`);
  }
  const names = new Set<string>();
  return childComponents.flatMap(({ name, path: definitionPath, env }) => {
    checkName(parent, name, names);
    const path = childPath(parent.path, name);
    const definition = definitionOf(definitions, definitionPath);
    const child = {
      path,
      definitionPath,
      env: { ...environmentOf(path, definition, parent, env ?? []), ...system },
    };
    return [child, ...childrenOf(definitions, child, system)];
  });
}

function definitionOf(definitions: Definitions, definitionPath: string): Definition {
  const definition = definitions.get(definitionPath);
  if (definition === undefined) throw new Error(`Component definition not found: "${definitionPath}"`);
  return definition;
}

function checkName({ definitionPath }: Component, name: string, names: Set<string>): void {
  const problem = identifierProblem(name);
  if (problem !== null) throw new Error(`"${name}" is not the name of a component. ${problem}`);
  if (names.has(name)) {
    throw new Error(
      `Component "${definitionPath}" has multiple child components with the same name: "${name}"`,
    );
  }
  names.add(name);
}

type Bindings = NonNullable<Definition["childComponents"][number]["env"]>;

/** The variables that a component declares, with the values that its parent gives it. */
function environmentOf(
  path: string,
  { envVars = [] }: Definition,
  parent: Component,
  bindings: Bindings,
): Record<string, string> {
  const declared = new Map(envVars);
  const values = new Map<string, string>();
  for (const [name, binding] of bindings) {
    const validator = declared.get(name);
    if (validator === undefined) {
      throw new Error(`Component "${path}" has no environment variable named "${name}"`);
    }
    const value = binding.type === "value" ? binding.value : parent.env[binding.name];
    if (value === undefined) continue;
    const type: ValidatorJSON = JSON.parse(validator.value);
    const problem = validate(type, value, () => null);
    if (problem !== null) {
      throw new Error(
        `Component "${path}" has an invalid value for environment variable "${name}": ${problem}`,
      );
    }
    values.set(name, value);
  }
  const missing = envVars.find(([name, { optional = false }]) => !optional && !values.has(name));
  if (missing !== undefined) {
    throw new Error(`Component "${path}" needs a value for the environment variable "${missing[0]}"`);
  }
  return Object.fromEntries(values);
}

function refuseWhatAppsHaveNot({ httpPrefix, envVars = [] }: Definition): void {
  if (httpPrefix !== undefined) refuse(`the HTTP prefix "${httpPrefix}" of convex.config`);
  if (envVars.length > 0) refuse("environment variables that are declared in convex.config");
}

function refuse(what: string): never {
  throw new Error(`${missingHere(what)} Remove it, or use a Convex deployment.`);
}
