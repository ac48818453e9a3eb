import { fieldAt, type IndexKey } from "./keys";
import { tokenize } from "./tokens";
import type { StoredDocument } from "../types";

/** How an index orders documents. A database index holds a document once, a search index once per distinct word. */
export interface IndexDefinition {
  readonly name: string;
  /** Compared on reload: an index whose definition did not change keeps its tree. */
  readonly signature: string;
  keysOf(document: StoredDocument): IndexKey[];
}

export interface DatabaseIndex extends IndexDefinition {
  readonly kind: "database";
  /** Field paths, always ending in the tie-breakers that make a key unique. */
  readonly fields: readonly string[];
  keyOf(document: StoredDocument): IndexKey;
}

export interface SearchIndex extends IndexDefinition {
  readonly kind: "search";
  readonly searchField: string;
  readonly filterFields: readonly string[];
}

/** An index by the given field paths in order; equal ones in order of creation. */
export function databaseIndex(name: string, userFields: readonly string[]): DatabaseIndex {
  return orderedIndex(name, [...userFields, "_creationTime", "_id"]);
}

function orderedIndex(name: string, fields: readonly string[]): DatabaseIndex {
  const paths = fields.map((field) => field.split("."));
  const keyOf = (document: StoredDocument): IndexKey => paths.map((path) => fieldAt(document, path));
  return {
    kind: "database",
    name,
    signature: JSON.stringify(fields),
    fields,
    keyOf,
    keysOf: (document) => [keyOf(document)],
  };
}

/** Every table has these two: `by_id` is the table itself, `by_creation_time` the order of a query without an index. */
export const BY_ID = orderedIndex("by_id", ["_id"]);
export const BY_CREATION_TIME = databaseIndex("by_creation_time", []);

/** An inverted index: keys are [word, id, how often the document has the word, how many words it has]. */
export function searchIndex(name: string, searchField: string, filterFields: readonly string[]): SearchIndex {
  const path = searchField.split(".");
  return {
    kind: "search",
    name,
    signature: JSON.stringify({ searchField }),
    searchField,
    filterFields,
    keysOf: (document) => {
      const words = tokenize(fieldAt(document, path));
      const counts = new Map<string, number>();
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      return [...counts].map(([word, count]) => [word, document._id, count, words.length]);
    },
  };
}
