import { compareValues, type JSONValue } from "convex/values";
import { compareKeys, fieldAt, fromJson } from "./keys";
import type { SearchIndex } from "./indexes";
import type { Row } from "./scan";
import type { Index } from "./table";
import { tokenize } from "./tokens";
import type { Transaction } from "./transaction";
import type { StoredDocument } from "./types";

/** One step of `withSearchIndex(name, q => q.search(...).eq(...))`, as the client library serializes it. */
export type SearchFilter =
  | { type: "Search"; fieldPath: string; value: string }
  | { type: "Eq"; fieldPath: string; value: JSONValue };

/** Convex's limits: https://docs.convex.dev/search/text-search#limits */
const MAX_WORDS = 16;
const MAX_RESULTS = 1024;

interface ParsedSearch {
  words: string[];
  /** The last word also matches words that begin with it, so that a search works while it is typed. */
  prefix: string | undefined;
  accepts(document: StoredDocument): boolean;
}

/**
 * The documents with any of the words, best first: more matching words in a shorter text are better, a whole word
 * is better than a prefix, newer breaks ties. A document's score depends on that document alone, so that only
 * changes to matching documents can change a result.
 */
export function searchDocuments(
  transaction: Transaction,
  table: string,
  indexName: string,
  filters: readonly SearchFilter[],
): Row[] {
  const index = transaction.table(table).searchIndex(indexName);
  if (index === null) throw new Error(`Search index ${table}.${indexName} not found.`);
  const search = parse(table, index.definition, filters);
  const path = index.definition.searchField.split(".");
  const scoreOf = (document: StoredDocument): number => score(tokenize(fieldAt(document, path)), search);
  transaction.reads.add(table, (document) => search.accepts(document) && scoreOf(document) > 0);
  const rows = [...candidates(index, search)]
    .filter((document) => search.accepts(document))
    .map((document): Row => [[-scoreOf(document), -document._creationTime, document._id], document]);

  rows.sort(([a], [b]) => compareKeys(a, b));
  return rows.slice(0, MAX_RESULTS);
}

function parse(table: string, index: SearchIndex, filters: readonly SearchFilter[]): ParsedSearch {
  const name = `${table}.${index.name}`;
  const searches = filters.filter((filter) => filter.type === "Search");
  const [search] = searches;
  if (search === undefined || searches.length > 1) {
    throw new Error(`A query on search index ${name} needs exactly one search expression.`);
  }
  if (search.fieldPath !== index.searchField) {
    throw new Error(`Search index ${name} searches "${index.searchField}", not "${search.fieldPath}".`);
  }
  const equalities = filters.flatMap((filter) => {
    if (filter.type !== "Eq") return [];
    if (!index.filterFields.includes(filter.fieldPath)) {
      throw new Error(
        `Search index ${name} has no filter field "${filter.fieldPath}": add it to filterFields.`,
      );
    }
    return [{ path: filter.fieldPath.split("."), value: fromJson(filter.value) }];
  });
  const words = tokenize(search.value).slice(0, MAX_WORDS);
  return {
    words,
    prefix: words.at(-1),
    accepts: (document) =>
      equalities.every(({ path, value }) => compareValues(fieldAt(document, path), value) === 0),
  };
}

function candidates({ tree }: Index<SearchIndex>, { words, prefix }: ParsedSearch): Set<StoredDocument> {
  const found = new Set<StoredDocument>();
  for (const word of new Set(words)) {
    for (const [[entry], document] of tree.entries([word])) {
      const matches = word === prefix ? typeof entry === "string" && entry.startsWith(word) : entry === word;
      if (!matches) break;
      found.add(document);
    }
  }
  return found;
}

function score(documentWords: readonly string[], { words, prefix }: ParsedSearch): number {
  let hits = 0;
  for (const documentWord of documentWords) {
    if (words.includes(documentWord)) hits += 1;
    else if (prefix !== undefined && documentWord.startsWith(prefix)) hits += 0.5;
  }
  return hits / Math.sqrt(documentWords.length || 1);
}
