import { noteRead } from "../data/documents";
import { queryFilter, scan, WHOLE_RANGE, type SerializedQuery } from "./scan";
import type { Transaction } from "../data/transaction";
import type { StoredDocument } from "../types";

/** A query's documents one by one. Reads nothing beyond the last document taken. */
export function streamQuery(transaction: Transaction, query: SerializedQuery): Generator<StoredDocument> {
  const { rows } = scan(transaction, query, WHOLE_RANGE);
  return limited(transaction, rows, queryFilter(query), limitOf(query));
}

function limitOf({ operators }: SerializedQuery): number {
  return Math.min(
    Infinity,
    ...operators.map((operator) => ("limit" in operator ? operator.limit : Infinity)),
  );
}

function* limited(
  transaction: Transaction,
  rows: Generator<readonly [unknown, StoredDocument]>,
  accepts: (document: StoredDocument) => boolean,
  limit: number,
): Generator<StoredDocument> {
  if (limit === 0) return;
  let taken = 0;
  for (const [, document] of rows) {
    noteRead(transaction, document);
    if (!accepts(document)) continue;
    taken += 1;
    yield document;
    if (taken === limit) return;
  }
}
