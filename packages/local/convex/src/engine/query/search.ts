import type { JSONValue } from "convex/values";
import { AFTER_ALL, compareKeys, fieldAt, fromJson, type IndexKey } from "../data/keys";
import type { SearchIndex } from "../data/indexes";
import type { Index, Row } from "../data/table";
import { tokenize } from "../data/tokens";
import type { Transaction } from "../data/transaction";
import type { StoredDocument } from "../types";

/** One step of `withSearchIndex(name, q => q.search(...).eq(...))`, as the client library serializes it. */
export type SearchFilter =
  | { type: "Search"; fieldPath: string; value: string }
  | { type: "Eq"; fieldPath: string; value: JSONValue };

/** Convex's limits: https://docs.convex.dev/search/text-search#limits */
const MAX_WORDS = 16;
const MAX_RESULTS = 1024;

/** The highest code point, which is in no word: a word followed by it sorts behind all words that begin with that word. */
const BEHIND_ALL_WORDS = "\u{10FFFF}";

const WHOLE_WORD = 1;
const PREFIX = 0.5;

interface ParsedSearch {
  words: readonly string[];
  /** The last word also matches words that begin with it, so that a search works while it is typed. */
  prefix: string | undefined;
  accepts(document: StoredDocument): boolean;
}

/**
 * The documents with any of the words, best first: more matching words are better, a whole word is better than a
 * prefix, newer breaks ties. A document's score depends on that document alone, so that only changes to matching
 * documents can change a result.
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
  transaction.reads.add(table, (document) => {
    const words = tokenize(fieldAt(document, path));
    return search.accepts(document) && words.some((word) => matchesWord(word, search));
  });
  const rows: Row[] = [];
  for (const { document, score } of bestOf(matchesOf(index, search), (match) =>
    search.accepts(match.document),
  )) {
    // Cursors need keys in ascending order.
    rows.push([[-score, -document._creationTime, document._id], document]);
  }
  return rows;
}

interface Match {
  document: StoredDocument;
  score: number;
}

function bestFirst(a: Match, b: Match): number {
  return b.score - a.score || b.document._creationTime - a.document._creationTime;
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
    words: [...new Set(words)],
    prefix: words.at(-1),
    accepts: (document) =>
      equalities.every(({ path, value }) => compareKeys([fieldAt(document, path)], [value]) === 0),
  };
}

/** Every document with a matching word, scored by the distinct words that match. */
function matchesOf({ tree }: Index<SearchIndex>, search: ParsedSearch): Iterable<Match> {
  const found = new Map<StoredDocument, Match>();
  for (const searched of search.words) {
    const end: IndexKey = searched === search.prefix ? [searched + BEHIND_ALL_WORDS] : [searched, AFTER_ALL];
    tree.forRange([searched], end, false, ([word], document) => {
      const match = found.get(document) ?? { document, score: 0 };
      match.score += word === searched ? WHOLE_WORD : PREFIX;
      found.set(document, match);
    });
  }
  return found.values();
}

/** The first results in order. A short prefix matches most of a table: sorting all of that would take longer than finding it. */
function bestOf(matches: Iterable<Match>, accepts: (match: Match) => boolean): Match[] {
  const kept: Match[] = [];
  let last: Match | undefined;
  const cut = (): void => {
    kept.sort(bestFirst).splice(MAX_RESULTS);
    last = kept[MAX_RESULTS - 1];
  };
  for (const match of matches) {
    if ((last !== undefined && bestFirst(match, last) > 0) || !accepts(match)) continue;
    kept.push(match);
    if (kept.length === 2 * MAX_RESULTS) cut();
  }
  cut();
  return kept;
}

function matchesWord(word: string, { words, prefix }: ParsedSearch): boolean {
  return words.includes(word) || (prefix !== undefined && word.startsWith(prefix));
}
