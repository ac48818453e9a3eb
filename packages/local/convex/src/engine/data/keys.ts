import { compareValues, convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import type { StoredDocument } from "../types";

/** Sorts after every value, so `[...prefix, AFTER_ALL]` is the position just behind all keys with that prefix. */
export const AFTER_ALL = Symbol("after all values");

/** A field's value in an index; `undefined` stands for a missing field and sorts first. */
export type KeyPart = Value | undefined | typeof AFTER_ALL;

/** A document's position in an index, or one between two documents. A shorter key sorts before its extensions. */
export type IndexKey = readonly KeyPart[];

/** The keys from `lower` (included) to `upper` (excluded). */
export interface KeyRange {
  lower: IndexKey;
  upper: IndexKey;
}

/** Orders keys part by part, each by Convex's order of values. */
export function compareKeys(a: IndexKey, b: IndexKey): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const order = compareParts(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareParts(a: KeyPart, b: KeyPart): number {
  // The common cases without compareValues, which allocates on every comparison.
  if (Object.is(a, b)) return 0;
  if (typeof a === "string" && typeof b === "string") return compareStrings(a, b);
  if (typeof a === "number" && typeof b === "number" && Number.isFinite(a) && Number.isFinite(b) && a !== b)
    return a < b ? -1 : 1;
  if (a === AFTER_ALL) return 1;
  if (b === AFTER_ALL) return -1;
  return compareValues(a, b);
}

const FIRST_SURROGATE = 0xd800;

/** UTF-8 order, as Convex has it. UTF-16 units give the same order up to the first surrogate. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return x < FIRST_SURROGATE && y < FIRST_SURROGATE ? x - y : compareValues(a, b);
  }
  return a.length - b.length;
}

/** The value at a path such as `["address", "city"]`, or undefined where any step is missing. */
export function fieldAt(document: StoredDocument, path: readonly string[]): Value | undefined {
  let value: unknown = document;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value as Value | undefined;
}

/** Convex JSON with `{"$undefined": null}` for a missing field, as index ranges, filters and patches carry it. */
export function fromJson(json: JSONValue): Value | undefined {
  return isUndefinedJson(json) ? undefined : jsonToConvex(json);
}

/** The inverse of {@link fromJson}. */
export function toJson(value: Value | undefined): JSONValue {
  return value === undefined ? { $undefined: null } : convexToJson(value);
}

function isUndefinedJson(json: JSONValue): boolean {
  return typeof json === "object" && json !== null && Object.hasOwn(json, "$undefined");
}

/** A stored document in Convex JSON. */
export function documentToJson(document: StoredDocument): JSONValue {
  return convexToJson(document as Record<string, Value>);
}

/** A document read from Convex JSON that this deployment wrote. */
export function documentFromJson(json: JSONValue): StoredDocument {
  return jsonToConvex(json) as StoredDocument;
}
