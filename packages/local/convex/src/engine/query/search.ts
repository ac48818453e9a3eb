import type { JSONValue } from "convex/values";
import type { SearchIndex } from "../data/indexes";
import { compareKeys, fromJson, type KeyPart } from "../data/keys";
import type { InvertedIndex } from "../data/inverted-index";
import type { Row, Table } from "../data/table";
import { tokenize } from "../data/tokens";
import type { Transaction } from "../data/transaction";
import { MAX_SEARCH_FILTERS, MAX_SEARCH_RESULTS, MAX_SEARCH_WORDS } from "../limits/limits";
import { rank, type Match, type SearchedWords } from "./ranking";

/** One step of `withSearchIndex(name, q => q.search(...).eq(...))`, as the client library serializes it. */
export type SearchFilter =
  | { type: "Search"; fieldPath: string; value: string }
  | { type: "Eq"; fieldPath: string; value: JSONValue };

interface ParsedSearch extends SearchedWords {
  equalities: readonly Equality[];
}

/** What a filter field must be. */
interface Equality {
  /** The field's place among the index's filter fields. */
  field: number;
  value: KeyPart;
}

/** How many results are put in order before anybody has asked for more. */
const FIRST_RESULTS = 128;

/**
 * The documents with any of the words, best first, as Convex ranks them: by BM25, in which a word counts more the more
 * often the document has it, the fewer documents have it, and the shorter the document is; a word that only begins
 * with the last one that was searched counts half; newer breaks ties. As on Convex a query is not run again for what
 * changes nothing but the ranking: a document that does not match.
 */
export function searchDocuments(
  transaction: Transaction,
  tableName: string,
  indexName: string,
  filters: readonly SearchFilter[],
): Generator<Row> {
  const table = transaction.table(tableName);
  const index = table.searchIndex(indexName);
  if (index === null) throw new Error(`Search index ${tableName}.${indexName} not found.`);
  const { definition, words: inverted } = index;
  const search = parse(tableName, definition, filters);
  transaction.reads.add(tableName, (document) => {
    const values = definition.filterValuesOf(document);
    if (!accepts(search, (field) => values[field])) return false;
    return tokenize(definition.textOf(document)).some((word) => matchesWord(word, search));
  });
  const isAccepted = (number: number) =>
    accepts(search, (field) => inverted.filterValues[field]?.items[number]);
  const { size } = table;
  const best = (limit: number) => rank(inverted, size, search, isAccepted, limit);
  // Of now, whatever this transaction writes before somebody comes to them.
  return rowsOf(table.clone(), inverted, best);
}

function* rowsOf(table: Table, index: InvertedIndex, best: (limit: number) => Match[]): Generator<Row> {
  let count = 0;
  for (const limit of [FIRST_RESULTS, MAX_SEARCH_RESULTS]) {
    for (const { score, number } of best(limit).slice(count)) {
      const document = table.get(index.ids.items[number] ?? "");
      if (document === null) throw new Error("A search index has a document that its table does not have.");
      count += 1;
      // Cursors need keys in ascending order.
      yield [[-score, -document._creationTime, document._id], document];
    }
    if (count < limit) return;
  }
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
  if (filters.length - 1 > MAX_SEARCH_FILTERS) {
    throw new Error(
      `Search query against ${name} has too many filter conditions. Max: ${MAX_SEARCH_FILTERS} Actual: ${filters.length - 1}`,
    );
  }
  const equalities = filters.flatMap((filter) => {
    if (filter.type !== "Eq") return [];
    if (!index.filterFields.includes(filter.fieldPath)) {
      throw new Error(
        `Search index ${name} has no filter field "${filter.fieldPath}": add it to filterFields.`,
      );
    }
    return [{ field: index.filterFields.indexOf(filter.fieldPath), value: fromJson(filter.value) }];
  });
  const words = tokenize(search.value).slice(0, MAX_SEARCH_WORDS);
  return { words: [...new Set(words)], prefix: words.at(-1), equalities };
}

function accepts({ equalities }: ParsedSearch, valueOf: (field: number) => KeyPart): boolean {
  return equalities.every(({ field, value }) => compareKeys([valueOf(field)], [value]) === 0);
}

function matchesWord(word: string, { words, prefix }: ParsedSearch): boolean {
  return words.includes(word) || (prefix !== undefined && word.startsWith(prefix));
}
