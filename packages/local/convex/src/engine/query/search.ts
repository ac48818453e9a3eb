import type { JSONValue } from "convex/values";
import { AFTER_ALL, compareKeys, fieldAt, fromJson, type IndexKey } from "../data/keys";
import type { SearchIndex } from "../data/indexes";
import { MAX_SEARCH_FILTERS, MAX_SEARCH_RESULTS, MAX_SEARCH_WORDS } from "../limits/limits";
import type { Index, Row } from "../data/table";
import { tokenize } from "../data/tokens";
import type { Transaction } from "../data/transaction";
import type { StoredDocument } from "../types";

/** One step of `withSearchIndex(name, q => q.search(...).eq(...))`, as the client library serializes it. */
export type SearchFilter =
  | { type: "Search"; fieldPath: string; value: string }
  | { type: "Eq"; fieldPath: string; value: JSONValue };

/** The highest code point, which is in no word: a word followed by it sorts behind all words that begin with that word. */
const BEHIND_ALL_WORDS = "\u{10FFFF}";

const WHOLE_WORD = 1;
const PREFIX = 0.5;

/** How much more a word counts that a document has more often, and how much less it counts in a longer document. */
const FREQUENCY_SATURATION = 1.2;
const LENGTH_NORMALIZATION = 0.75;

interface ParsedSearch {
  words: readonly string[];
  /** The last word also matches words that begin with it, so that a search works while it is typed. */
  prefix: string | undefined;
  accepts(document: StoredDocument): boolean;
}

/**
 * The documents with any of the words, best first, as Convex ranks them: by BM25, in which a word counts more the more
 * often the document has it, the fewer documents have it, and the shorter the document is; a word that only begins
 * with the last one that was searched counts half; newer breaks ties. As on Convex a query is not run again for what
 * changes nothing but the ranking: a document that does not match.
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
  const matches = matchesOf(index, transaction.table(table).size, search);
  for (const { document, score } of bestOf(matches, (match) => search.accepts(match.document))) {
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
    return [{ path: filter.fieldPath.split("."), value: fromJson(filter.value) }];
  });
  const words = tokenize(search.value).slice(0, MAX_SEARCH_WORDS);
  return {
    words: [...new Set(words)],
    prefix: words.at(-1),
    accepts: (document) =>
      equalities.every(({ path, value }) => compareKeys([fieldAt(document, path)], [value]) === 0),
  };
}

/** Every document with a matching word, with its score. */
function matchesOf(
  { tree, words }: Index<SearchIndex>,
  documents: number,
  search: ParsedSearch,
): Iterable<Match> {
  const found = new Map<StoredDocument, Match>();
  const averageLength = words / documents;
  const score = (ofOneWord: readonly Row[], boost: number) => {
    const rarity = Math.log(1 + (documents - ofOneWord.length + 0.5) / (ofOneWord.length + 0.5));
    for (const [key, document] of ofOneWord) {
      const [frequency, length] = [Number(key[2]), roundedLength(Number(key[3]))];
      const norm =
        FREQUENCY_SATURATION * (1 - LENGTH_NORMALIZATION + (LENGTH_NORMALIZATION * length) / averageLength);
      const match = found.get(document) ?? { document, score: 0 };
      match.score += (boost * rarity * frequency * (FREQUENCY_SATURATION + 1)) / (frequency + norm);
      found.set(document, match);
    }
  };
  for (const searched of search.words) {
    const end: IndexKey = searched === search.prefix ? [searched + BEHIND_ALL_WORDS] : [searched, AFTER_ALL];
    let ofOneWord: Row[] = [];
    const flush = () => score(ofOneWord, ofOneWord[0]?.[0][0] === searched ? WHOLE_WORD : PREFIX);
    tree.forRange([searched], end, false, (key, document) => {
      if (ofOneWord[0] !== undefined && ofOneWord[0][0][0] !== key[0]) {
        flush();
        ofOneWord = [];
      }
      ofOneWord.push([key, document]);
    });
    flush();
  }
  return found.values();
}

/** Convex's search engine keeps a document's length in one byte: exact up to 40 words, then to four binary digits. */
function roundedLength(length: number): number {
  const beyond = length - 24;
  if (beyond < 16) return length;
  const step = 2 ** (Math.floor(Math.log2(beyond)) - 3);
  return 24 + Math.floor(beyond / step) * step;
}

/** The first results in order. A short prefix matches most of a table: sorting all of that would take longer than finding it. */
function bestOf(matches: Iterable<Match>, accepts: (match: Match) => boolean): Match[] {
  const kept: Match[] = [];
  let last: Match | undefined;
  const cut = (): void => {
    kept.sort(bestFirst).splice(MAX_SEARCH_RESULTS);
    last = kept[MAX_SEARCH_RESULTS - 1];
  };
  for (const match of matches) {
    if ((last !== undefined && bestFirst(match, last) > 0) || !accepts(match)) continue;
    kept.push(match);
    if (kept.length === 2 * MAX_SEARCH_RESULTS) cut();
  }
  cut();
  return kept;
}

function matchesWord(word: string, { words, prefix }: ParsedSearch): boolean {
  return words.includes(word) || (prefix !== undefined && word.startsWith(prefix));
}
