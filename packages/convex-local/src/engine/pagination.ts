import { createHash } from "node:crypto";
import { getDocumentSize, type JSONValue, type Value } from "convex/values";
import { documentToJson, fromJson, toJson, type IndexKey } from "./keys";
import { queryFilter, scan, type SerializedQuery } from "./scan";
import type { Transaction } from "./transaction";
import type { StoredDocument } from "./types";

/** `.paginate(...)` as the client library sends it. */
export interface PageRequest {
  query: SerializedQuery;
  cursor: string | null;
  endCursor: string | null;
  pageSize: number;
  maximumRowsRead?: number | null;
  maximumBytesRead?: number | null;
}

export interface Page {
  page: JSONValue[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: "SplitRecommended" | "SplitRequired" | null;
}

/** A place in a query's order: behind the row with this key, or `"end"` behind all rows. */
type Position = IndexKey | "end";

/**
 * One page: the rows behind `cursor`. With an end position (asked for, or `pinnedEnd`: where this page ended when it
 * was first computed) it has all rows up to there, however many they became; otherwise `pageSize` rows. Neighbouring
 * pages therefore never gap or overlap while rows come and go. Throws an error with "InvalidCursor" in its message,
 * on which the client's paginated hooks start over, for a cursor that is malformed or belongs to another query.
 */
export function readPage(transaction: Transaction, request: PageRequest, pinnedEnd: string | null): Page {
  const cursors = new Cursors(request.query);
  const start = request.cursor === null ? [] : cursors.decode(request.cursor);
  const end =
    request.endCursor === null ? cursors.decodePinned(pinnedEnd) : cursors.decode(request.endCursor);
  if (start === "end")
    return {
      page: [],
      isDone: true,
      continueCursor: cursors.encode("end"),
      splitCursor: null,
      pageStatus: null,
    };

  const { rows, readOnlyUpTo } = scan(transaction, request.query, {
    after: start.length === 0 ? null : start,
    upTo: end === "end" || end === null ? null : end,
  });
  const accepts = queryFilter(request.query);
  const maxRows = request.maximumRowsRead ?? Infinity;
  const maxBytes = request.maximumBytesRead ?? Infinity;
  const page: StoredDocument[] = [];
  const visited: IndexKey[] = [];
  let bytes = 0;
  let position: Position = start;
  const isFull = (): boolean => page.length >= request.pageSize;
  const isOverLimit = (): boolean => visited.length >= maxRows || bytes >= maxBytes;
  for (;;) {
    const next = rows.next();
    if (next.done === true) {
      position = end ?? "end";
      break;
    }
    // One row further than the page, to know whether it is the last one; that row is not part of what was read.
    if (end === null && (isFull() || isOverLimit())) {
      readOnlyUpTo(position);
      break;
    }
    const [key, document] = next.value;
    if (accepts(document)) page.push(document);
    visited.push(key);
    bytes += getDocumentSize(document as Record<string, Value>);
    position = key;
  }
  const pageStatus = isOverLimit()
    ? "SplitRequired"
    : page.length > request.pageSize * 2
      ? "SplitRecommended"
      : null;
  const middle = pageStatus === null ? undefined : visited[Math.floor((visited.length - 1) / 2)];
  return {
    page: page.map(documentToJson),
    isDone: position === "end",
    continueCursor: cursors.encode(position),
    splitCursor: middle === undefined || visited.length < 2 ? null : cursors.encode(middle),
    pageStatus,
  };
}

/** Cursors of one query. Each carries a fingerprint of its query, since a key means nothing in another order. */
class Cursors {
  readonly #fingerprint: string;

  constructor(query: SerializedQuery) {
    this.#fingerprint = createHash("sha256").update(JSON.stringify(query)).digest("base64url").slice(0, 12);
  }

  encode(position: Position): string {
    return JSON.stringify([this.#fingerprint, position === "end" ? "end" : position.map(partToJson)]);
  }

  decode(cursor: string): Position {
    const { fingerprint, position } = parseCursor(cursor);
    if (fingerprint !== this.#fingerprint) {
      throw new Error(
        "InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.",
      );
    }
    return position;
  }

  /** A pinned end of another query (its arguments came from data that changed since) pins nothing. */
  decodePinned(cursor: string | null): Position | null {
    if (cursor === null) return null;
    const { fingerprint, position } = parseCursor(cursor);
    return fingerprint === this.#fingerprint ? position : null;
  }
}

function parseCursor(cursor: string): { fingerprint: JSONValue; position: Position } {
  const [fingerprint, position] = cursorParts(cursor);
  if (position === "end") return { fingerprint, position };
  return { fingerprint, position: position.map(fromJson) };
}

function cursorParts(cursor: string): [fingerprint: string, position: "end" | JSONValue[]] {
  try {
    const parts: unknown = JSON.parse(cursor);
    if (
      Array.isArray(parts) &&
      typeof parts[0] === "string" &&
      (parts[1] === "end" || Array.isArray(parts[1]))
    ) {
      return [parts[0], parts[1]];
    }
  } catch (cause) {
    throw new Error(`InvalidCursor: Failed to parse cursor ${JSON.stringify(cursor)}`, { cause });
  }
  throw new Error(`InvalidCursor: Failed to parse cursor ${JSON.stringify(cursor)}`);
}

function partToJson(part: IndexKey[number]): JSONValue {
  if (typeof part === "symbol") throw new Error("A row's key has no open end.");
  return toJson(part);
}
