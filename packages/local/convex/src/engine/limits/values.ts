import type { JSONValue } from "convex/values";

import { MAX_ARRAY_LENGTH, MAX_OBJECT_FIELDS, MAX_VALUE_NESTING } from "./limits";

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * What Convex refuses of a value, whatever it is for: null if nothing. Takes Convex JSON, and stops at the deepest level
 * that is allowed, so a value of any depth can be asked about.
 */
export function valueProblem(value: JSONValue): string | null {
  return problemAt(value, 0);
}

/** How `db.vars.commitTs` is written in Convex JSON: `{"$commitTs": null}`. */
export const COMMIT_TS_FIELD = "$commitTs";

export function hasCommitTs(value: JSONValue | undefined): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasCommitTs);
  return Object.entries(value).some(([name, field]) => name === COMMIT_TS_FIELD || hasCommitTs(field));
}

/** What Convex refuses of a value that is not part of a mutation's transaction: its commit's timestamp. */
export function commitTsProblem(value: JSONValue): string | null {
  return hasCommitTs(value) ? `Field name ${COMMIT_TS_FIELD} starts with '$', which is reserved.` : null;
}

function problemAt(value: JSONValue, depth: number): string | null {
  if (typeof value === "string") return textProblem(value);
  if (typeof value !== "object" || value === null) return null;
  if (isScalar(value)) return null;
  if (depth === MAX_VALUE_NESTING) {
    return `Value is too nested (nested ${MAX_VALUE_NESTING + 1} levels deep > maximum nesting ${MAX_VALUE_NESTING})`;
  }
  if (Array.isArray(value)) return lengthProblem(value) ?? firstProblem(value, depth + 1);
  return fieldsProblem(value) ?? firstProblem(Object.values(value), depth + 1);
}

function firstProblem(values: readonly (JSONValue | undefined)[], depth: number): string | null {
  for (const value of values) {
    const problem = value === undefined ? null : problemAt(value, depth);
    if (problem !== null) return problem;
  }
  return null;
}

function textProblem(text: string): string | null {
  return LONE_SURROGATE.test(text)
    ? "Strings must be valid Unicode sequences with no unpaired surrogates"
    : null;
}

function lengthProblem({ length }: readonly JSONValue[]): string | null {
  return length > MAX_ARRAY_LENGTH
    ? `Array length is too long (${length} > maximum length ${MAX_ARRAY_LENGTH})`
    : null;
}

function fieldsProblem(object: object): string | null {
  if (Object.hasOwn(object, "")) return "Field name cannot be empty";
  const { length } = Object.keys(object);
  return length > MAX_OBJECT_FIELDS
    ? `Object has too many fields (${length} > maximum number ${MAX_OBJECT_FIELDS})`
    : null;
}

/** How deep a value is nested: 0 for what is neither an array nor an object, and each of those around it counts one. */
export function nestingOf(value: JSONValue | undefined): number {
  if (typeof value !== "object" || value === null || isScalar(value)) return 0;
  const parts: readonly (JSONValue | undefined)[] = Array.isArray(value) ? value : Object.values(value);
  return 1 + parts.reduce((deepest: number, part) => Math.max(deepest, nestingOf(part)), 0);
}

/** An int64, bytes, or a number that JSON doesn't have, in its Convex JSON form: `{"$integer": "..."}`. */
function isScalar(value: object): boolean {
  for (const name in value) return name.startsWith("$");
  return false;
}
