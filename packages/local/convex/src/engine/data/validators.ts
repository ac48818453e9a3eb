import { CommitTsPlaceholder, jsonToConvex, type ObjectFieldType, type ValidatorJSON } from "convex/values";
import { formatValidator, formatValue } from "./format";
import { isFunctionHandle, isFunctionValidator } from "./function-handle";

/** The table an id belongs to, or null when the string is no id. */
export type TableOf = (id: string) => string | null;

/**
 * Writes out what is wrong. Only the problem that is told in the end does: printing a value at every level of every
 * document that fits, and for every member of a union, would cost far more than checking it.
 */
type Mismatch = () => string;

/**
 * Checks a value against a validator in its JSON form (`v.string().json`). Returns null if it fits, else Convex's
 * message for the first problem.
 */
export function validate(validator: ValidatorJSON, value: unknown, tableOf: TableOf): string | null {
  return check(validator, value, tableOf, "")?.() ?? null;
}

function check(validator: ValidatorJSON, value: unknown, tableOf: TableOf, path: string): Mismatch | null {
  if (isFunctionValidator(validator)) return fits(isFunctionHandle(value), validator, value, path);
  switch (validator.type) {
    case "any":
      return value === undefined ? mismatch(validator, value, path) : null;
    case "null":
      return fits(value === null, validator, value, path);
    case "number":
    case "boolean":
    case "string":
      return fits(typeof value === validator.type, validator, value, path);
    case "bigint":
    case "commitTs":
      // A pending commit timestamp becomes an int64 when the mutation commits.
      return fits(typeof value === "bigint" || value instanceof CommitTsPlaceholder, validator, value, path);
    case "bytes":
      return fits(value instanceof ArrayBuffer, validator, value, path);
    case "literal":
      return fits(value === jsonToConvex(validator.value), validator, value, path);
    case "id":
      return checkId(validator.tableName, validator, value, tableOf, path);
    case "array":
      if (!Array.isArray(value)) return mismatch(validator, value, path);
      return firstMismatch(value, (item, i) => check(validator.value, item, tableOf, `${path}[${i}]`));
    case "record":
      if (!isPlainObject(value)) return mismatch(validator, value, path);
      return firstMismatch(
        Object.entries(value),
        ([key, item]) =>
          check(validator.keys, key, tableOf, path) ??
          check(validator.values.fieldType, item, tableOf, `${path}.${key}`),
      );
    case "union":
      return fits(
        validator.value.some((member) => check(member, value, tableOf, path) === null),
        validator,
        value,
        path,
      );
    case "object":
      break;
  }
  if (!isPlainObject(value)) return mismatch(validator, value, path);
  return checkObject(validator, validator.value, value, tableOf, path);
}

function checkObject(
  validator: ValidatorJSON,
  fields: Record<string, ObjectFieldType>,
  value: Record<string, unknown>,
  tableOf: TableOf,
  path: string,
): Mismatch | null {
  for (const [name, { fieldType, optional }] of Object.entries(fields)) {
    // A name such as "constructor" is a property of every object.
    if (!Object.hasOwn(value, name) || value[name] === undefined) {
      if (optional) continue;
      return () =>
        `Object is missing the required field \`${name}\`. Consider wrapping the field validator in ` +
        `\`v.optional(...)\` if this is expected.${details(validator, value, path)}`;
    }
    const problem = check(fieldType, value[name], tableOf, `${path}.${name}`);
    if (problem !== null) return problem;
  }
  const extra = Object.keys(value).find((name) => value[name] !== undefined && !Object.hasOwn(fields, name));
  return extra === undefined
    ? null
    : () =>
        `Object contains extra field \`${extra}\` that is not in the validator.${details(validator, value, path)}`;
}

function details(validator: ValidatorJSON, value: unknown, path: string): string {
  return `${at(path)}\n\nObject: ${formatValue(value)}\nValidator: ${formatValidator(validator)}`;
}

function checkId(
  tableName: string,
  validator: ValidatorJSON,
  value: unknown,
  tableOf: TableOf,
  path: string,
): Mismatch | null {
  const table = typeof value === "string" ? tableOf(value) : null;
  if (table === null) return mismatch(validator, value, path);
  if (table === tableName) return null;
  return () =>
    `Found ID ${formatValue(value)} from table \`${table}\`, which does not match the table name in validator ` +
    `\`${formatValidator(validator)}\`.${at(path)}`;
}

function firstMismatch<Item>(
  items: readonly Item[],
  check: (item: Item, i: number) => Mismatch | null,
): Mismatch | null {
  for (const [i, item] of items.entries()) {
    const problem = check(item, i);
    if (problem !== null) return problem;
  }
  return null;
}

function fits(valid: boolean, validator: ValidatorJSON, value: unknown, path: string): Mismatch | null {
  return valid ? null : mismatch(validator, value, path);
}

function mismatch(validator: ValidatorJSON, value: unknown, path: string): Mismatch {
  return () =>
    `Value does not match validator.${at(path)}\nValue: ${formatValue(value)}\nValidator: ${formatValidator(validator)}`;
}

function at(path: string): string {
  return path === "" ? "" : `\nPath: ${path}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ArrayBuffer) &&
    !(value instanceof CommitTsPlaceholder)
  );
}
