import type { JSONValue } from "convex/values";
import { invalidCursor } from "../errors";
import { compileFilter } from "./filters";
import { nameInComponent } from "../data/component-tables";
import { BY_CREATION_TIME, type DatabaseIndex } from "../data/indexes";
import { AFTER_ALL, compareKeys, type IndexKey, type KeyRange } from "../data/keys";
import { MAX_SEARCH_RESULTS } from "../limits/limits";
import { keyRange, type RangeExpression } from "./ranges";
import type { IndexScan } from "../data/reads";
import { searchDocuments, type SearchFilter } from "./search";
import type { DocumentTree } from "../data/ordered-documents";
import type { Row } from "../data/table";
import type { Transaction } from "../data/transaction";
import type { StoredDocument } from "../types";

/** A query as the client library serializes it. */
export interface SerializedQuery {
  source:
    | { type: "FullTableScan"; tableName: string; order: "asc" | "desc" | null }
    | { type: "IndexRange"; indexName: string; range: RangeExpression[]; order: "asc" | "desc" | null }
    | { type: "Search"; indexName: string; filters: SearchFilter[] };
  operators: ({ filter: JSONValue } | { limit: number })[];
}

/** A query's source in its order, before filters and limits. */
export interface Scan {
  rows: Generator<Row>;
  /** Whether these are all results that a search may look at: asking for one more is an error. */
  isAtSearchLimit: () => boolean;
  /** Narrows what counts as read back to everything up to and including this row. */
  readOnlyUpTo: (key: IndexKey) => void;
}

/**
 * Which part of the order to visit: behind `after`, up to and including `upTo`; null for no limit. Both may come from
 * a client, so a scan throws an "InvalidCursor" error for one that lies outside of its own range.
 */
export interface CursorRange {
  after: IndexKey | null;
  upTo: IndexKey | null;
}

export const WHOLE_RANGE: CursorRange = { after: null, upTo: null };

/** Starts a query's source. Rows are those at the start, whatever the caller writes between two of them. */
export function scan(transaction: Transaction, query: SerializedQuery, cursorRange: CursorRange): Scan {
  const { source } = query;
  transaction.usage.add("databaseQueries");
  if (source.type === "Search") {
    const { table, index } = splitIndexName(source.indexName);
    const results = searchDocuments(transaction, table, index, source.filters);
    const seen = { results: 0 };
    return {
      rows: within(upToSearchLimit(results, seen), cursorRange),
      isAtSearchLimit: () => seen.results === MAX_SEARCH_RESULTS,
      // A search is read as a whole: its order is known only when all matches are.
      readOnlyUpTo: () => undefined,
    };
  }
  const fullScan = source.type === "FullTableScan";
  const { table, index: indexName } = fullScan
    ? { table: source.tableName, index: BY_CREATION_TIME.name }
    : splitIndexName(source.indexName);
  const index = transaction.table(table).databaseIndex(indexName);
  if (index === null) throw new Error(`Index ${nameInComponent(table)}.${indexName} not found.`);
  const descending = source.order === "desc";
  const whole = keyRange(table, index.definition, fullScan ? [] : source.range);
  checkCursorRange(cursorRange, whole, index.definition);
  const range = narrow(whole, cursorRange, descending);
  const indexScan = transaction.reads.addIndexScan(table, index.definition, range, descending);
  return {
    rows: scanRange(entriesOf(index.tree.clone(), range, descending), range, descending, indexScan),
    isAtSearchLimit: () => false,
    readOnlyUpTo: (key) => indexScan.reach(key),
  };
}

/** The filters of a query as one predicate. */
export function queryFilter(query: SerializedQuery): (document: StoredDocument) => boolean {
  const filters = query.operators.flatMap((operator) =>
    "filter" in operator ? [compileFilter(operator.filter)] : [],
  );
  return (document) => filters.every((filter) => filter(document));
}

function splitIndexName(name: string): { table: string; index: string } {
  const [table = "", index = ""] = name.split(".");
  return { table, index };
}

/** A query's range is often all that keeps one user's documents from another: no cursor may lead out of it. */
function checkCursorRange(
  { after, upTo }: CursorRange,
  { lower, upper }: KeyRange,
  { fields }: DatabaseIndex,
): void {
  for (const key of [after, upTo]) {
    if (key === null) continue;
    const isInRange = compareKeys(key, lower) >= 0 && compareKeys(key, upper) < 0;
    if (isInRange && key.length === fields.length) continue;
    throw invalidCursor("The cursor is for a position outside of the range that this query reads.");
  }
}

function narrow({ lower, upper }: KeyRange, { after, upTo }: CursorRange, descending: boolean): KeyRange {
  const [start, end] = descending ? [upTo, after] : [after, upTo];
  const behind = (key: IndexKey): IndexKey => [...key, AFTER_ALL];
  return {
    lower: start === null ? lower : larger(lower, descending ? start : behind(start)),
    upper: end === null ? upper : smaller(upper, descending ? end : behind(end)),
  };
}

function larger(a: IndexKey, b: IndexKey): IndexKey {
  return compareKeys(a, b) >= 0 ? a : b;
}

function smaller(a: IndexKey, b: IndexKey): IndexKey {
  return compareKeys(a, b) <= 0 ? a : b;
}

function entriesOf(
  tree: DocumentTree,
  range: KeyRange,
  descending: boolean,
): Iterable<[IndexKey, StoredDocument]> {
  return descending ? tree.entriesReversed(range.upper, undefined, true) : tree.entries(range.lower);
}

function* scanRange(
  entries: Iterable<Row>,
  range: KeyRange,
  descending: boolean,
  indexScan: IndexScan,
): Generator<Row> {
  for (const row of entries) {
    const [key] = row;
    const outside = descending ? compareKeys(key, range.lower) < 0 : compareKeys(key, range.upper) >= 0;
    if (outside) break;
    indexScan.reach(key);
    yield row;
  }
  indexScan.end();
}

function* upToSearchLimit(results: Iterable<Row>, seen: { results: number }): Generator<Row> {
  for (const row of results) {
    seen.results += 1;
    yield row;
  }
  if (seen.results < MAX_SEARCH_RESULTS) return;
  throw new Error(
    `Search query scanned too many documents (fetched ${MAX_SEARCH_RESULTS}). Consider using a smaller limit, paginating ` +
      "the query, or using a filter field to limit the number of documents pulled from the search index.",
  );
}

function* within(rows: Iterable<Row>, { after, upTo }: CursorRange): Generator<Row> {
  for (const row of rows) {
    if (after !== null && compareKeys(row[0], after) <= 0) continue;
    if (upTo !== null && compareKeys(row[0], upTo) > 0) return;
    yield row;
  }
}
