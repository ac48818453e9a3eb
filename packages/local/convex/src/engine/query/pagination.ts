import { noteRead } from "../data/documents";
import { Cursors, type Position } from "./cursors";
import type { IndexKey } from "../data/keys";
import { queryFilter, scan, type SerializedQuery } from "./scan";
import type { Transaction } from "../data/transaction";
import type { StoredDocument } from "../types";

/** `.paginate(...)` as the client library sends it. */
export interface PageRequest {
  query: SerializedQuery;
  cursor: string | null;
  endCursor: string | null;
  /** Null for a number that JSON doesn't have, such as NaN. */
  pageSize: number | null;
  maximumRowsRead?: number | null;
  maximumBytesRead?: number | null;
}

export interface Page {
  page: StoredDocument[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: "SplitRecommended" | "SplitRequired" | null;
}

/**
 * One page: the rows behind `cursor`. With an end position (asked for, or `pinnedEnd`: where this page ended when it
 * was first computed) it has all rows up to there, however many they became; otherwise `pageSize` rows. Neighbouring
 * pages therefore never gap or overlap while rows come and go.
 *
 * Once the row or byte limit is reached the rest is left out, and the page says "SplitRequired": it still ends where
 * it would have, so that the two pages a client asks for instead have every row between them.
 *
 * Throws for a page size or limit that is not at least 1, and an error with "InvalidCursor" in its message, on which
 * the client's paginated hooks start over, for a cursor that is malformed, belongs to another query, or leads out of
 * what this query reads.
 */
export function readPage(transaction: Transaction, request: PageRequest, pinnedEnd: string | null): Page {
  const { pageSize, maxRows, maxBytes } = limitsOf(request);
  const cursors = new Cursors(request.query);
  const start = cursors.decode(request.cursor);
  const end = cursors.decode(request.endCursor) ?? cursors.decodePinned(pinnedEnd);
  if (start === "end")
    return {
      page: [],
      isDone: true,
      continueCursor: cursors.encode("end"),
      splitCursor: null,
      pageStatus: null,
    };

  const { rows, readOnlyUpTo, isAtSearchLimit } = scan(transaction, request.query, {
    after: start,
    upTo: end === "end" ? null : end,
  });
  const accepts = queryFilter(request.query);
  const page: StoredDocument[] = [];
  const visited: IndexKey[] = [];
  let bytes = 0;
  let position: Position = end ?? "end";
  let isCutOff = false;
  for (const [key, document] of rows) {
    // One row further than the page, to know whether it is the last one.
    const last = visited.at(-1);
    const isFull = end === null && page.length >= pageSize;
    isCutOff = !isFull && (visited.length >= maxRows || bytes >= maxBytes);
    if (last !== undefined && (isFull || isCutOff)) {
      if (end === null) {
        // The page ends here from now on, so that row is not part of what was read.
        readOnlyUpTo(last);
        position = last;
      }
      break;
    }
    bytes += noteRead(transaction, document);
    if (accepts(document)) page.push(document);
    visited.push(key);
    if (end === null && page.length >= pageSize && isAtSearchLimit()) {
      position = key;
      break;
    }
  }
  const pageStatus = isCutOff ? "SplitRequired" : page.length > pageSize * 2 ? "SplitRecommended" : null;
  const middle = pageStatus === null ? undefined : visited[Math.floor((visited.length - 1) / 2)];
  return {
    page,
    isDone: position === "end",
    continueCursor: cursors.encode(position),
    splitCursor: middle === undefined ? null : cursors.encode(middle),
    pageStatus,
  };
}

function limitsOf({ pageSize, maximumRowsRead, maximumBytesRead }: PageRequest) {
  if (!isCount(pageSize)) {
    throw new Error(
      `Must request at least 1 document while paginating, and a whole number of them: \`numItems\` is ${pageSize}.`,
    );
  }
  const maxRows = maximumRowsRead ?? Infinity;
  const maxBytes = maximumBytesRead ?? Infinity;
  if ([maxRows, maxBytes].some((limit) => limit !== Infinity && !isCount(limit))) {
    throw new Error(
      "maximumRowsRead and maximumBytesRead must be greater than 0, and whole numbers: they are " +
        `${maximumRowsRead} and ${maximumBytesRead}.`,
    );
  }
  return { pageSize, maxRows, maxBytes };
}

function isCount(value: number | null): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
