import { MAX_IDENTIFIER_LENGTH } from "./limits/limits";

/** The deployment's own: what clients, the Convex CLI and functions are told, and what its admin keys begin with. */
export const DEPLOYMENT_NAME = "convex-local";

/** Why a name is no identifier, in Convex's words; null if it is one. */
export function identifierProblem(name: string): string | null {
  const [first, ...rest] = name;
  if (first === undefined) return "Identifier cannot be empty";
  if (!/[A-Za-z_]/.test(first)) {
    return `Invalid first character '${first}' in ${name}: Identifiers must start with an alphabetic character or underscore`;
  }
  const wrong = rest.find((letter) => !/\w/.test(letter));
  if (wrong !== undefined) {
    return `Identifier ${name} has invalid character '${wrong}': Identifiers can only contain alphanumeric characters or underscores`;
  }
  if (name.length > MAX_IDENTIFIER_LENGTH) {
    return `Identifier is too long (${name.length} > maximum ${MAX_IDENTIFIER_LENGTH})`;
  }
  return /^_+$/.test(name) ? `Identifier ${name} cannot have exclusively underscores` : null;
}

/** Throws for a name that no table may have. */
export function checkTableName(name: string): void {
  if (identifierProblem(name) !== null) {
    throw new Error(
      `Invalid table name: "${name}". Identifiers must start with a letter and can only contain letters, digits, and underscores.`,
    );
  }
  if (name.startsWith("_")) throw new Error(`${name} is a reserved table name.`);
}

/** Throws for what cannot be the path of a component ("rateLimiter/batchWorker"); an empty one is the app's. */
export function checkComponentPath(path: string): void {
  if (path === "") return;
  for (const name of path.split("/")) {
    const problem = identifierProblem(name);
    if (problem !== null) throw new Error(`Invalid component path: "${path}". ${problem}`);
  }
}

/** Throws for a module ("customers", "admin/users") whose path Convex does not take. */
export function checkModulePath(module: string): void {
  const path = `${module}.js`;
  for (const part of path.split("/")) {
    const problem = partProblem(part);
    if (problem !== null) throw new Error(`${path} is not a valid path to a Convex module. ${problem}`);
  }
}

function partProblem(part: string): string | null {
  if (part.length > MAX_IDENTIFIER_LENGTH) {
    return `Path component is too long (${part.length} > maximum ${MAX_IDENTIFIER_LENGTH}).`;
  }
  if (!/^[\w.]+$/.test(part)) {
    return `Path component ${part} can only contain alphanumeric characters, underscores, or periods.`;
  }
  return /[A-Za-z0-9]/.test(part)
    ? null
    : `Path component ${part} must have at least one alphanumeric character.`;
}
