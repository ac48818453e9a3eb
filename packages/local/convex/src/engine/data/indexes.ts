import type { Value } from "convex/values";
import { fieldAt, type IndexKey } from "./keys";
import type { StoredDocument } from "../types";

export interface IndexDefinition {
  readonly name: string;
  /** Compared on reload: an index whose definition did not change keeps what it has. */
  readonly signature: string;
}

export interface DatabaseIndex extends IndexDefinition {
  readonly kind: "database";
  /** Field paths, always ending in the tie-breakers that make a key unique. */
  readonly fields: readonly string[];
  /** A document's position in the index's order. */
  keyOf(document: StoredDocument): IndexKey;
}

export interface SearchIndex extends IndexDefinition {
  readonly kind: "search";
  readonly searchField: string;
  readonly filterFields: readonly string[];
  textOf(document: StoredDocument): Value | undefined;
  /** In the order of the filter fields. */
  filterValuesOf(document: StoredDocument): (Value | undefined)[];
}

/** An index by the given field paths in order; equal ones in order of creation. */
export function databaseIndex(name: string, userFields: readonly string[]): DatabaseIndex {
  return orderedIndex(name, [...userFields, "_creationTime", "_id"]);
}

function orderedIndex(name: string, fields: readonly string[]): DatabaseIndex {
  const paths = fields.map((field) => field.split("."));
  return {
    kind: "database",
    name,
    signature: JSON.stringify(fields),
    fields,
    keyOf: (document) => paths.map((path) => fieldAt(document, path)),
  };
}

/** Every table has these two: `by_id` is the table itself, `by_creation_time` the order of a query without an index. */
export const BY_ID = orderedIndex("by_id", ["_id"]);
export const BY_CREATION_TIME = databaseIndex("by_creation_time", []);

/** An index of the words of a field; also by the values of other fields. */
export function searchIndex(name: string, searchField: string, filterFields: readonly string[]): SearchIndex {
  const path = searchField.split(".");
  const filterPaths = filterFields.map((field) => field.split("."));
  return {
    kind: "search",
    name,
    signature: JSON.stringify({ searchField, filterFields }),
    searchField,
    filterFields,
    textOf: (document) => fieldAt(document, path),
    filterValuesOf: (document) => filterPaths.map((filterPath) => fieldAt(document, filterPath)),
  };
}
