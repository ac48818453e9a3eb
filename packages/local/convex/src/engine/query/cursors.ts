import { createHash } from "node:crypto";
import type { JSONValue } from "convex/values";
import { invalidCursor } from "../errors";
import { fromJson, toJson, type IndexKey } from "../data/keys";
import type { SerializedQuery } from "./scan";

/** A position in a query's order: behind the row with this key, or `"end"` behind all rows. */
export type Position = IndexKey | "end";

/**
 * Cursors of one query. Each carries a fingerprint of its query, since a key means nothing in another order. Clients
 * can read and forge them: whoever takes a position must check that it lies in what the query may read.
 */
export class Cursors {
  readonly #fingerprint: string;

  constructor(query: SerializedQuery) {
    this.#fingerprint = createHash("sha256").update(JSON.stringify(query)).digest("base64url").slice(0, 12);
  }

  encode(position: Position): string {
    return JSON.stringify([this.#fingerprint, position === "end" ? "end" : position.map(partToJson)]);
  }

  /** Null where no row was passed: the start, and no end at all. Throws an "InvalidCursor" error for another query's. */
  decode(cursor: string | null): Position | null {
    if (cursor === null) return null;
    const { fingerprint, position } = parse(cursor);
    if (fingerprint !== this.#fingerprint) {
      throw invalidCursor(
        "Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.",
      );
    }
    return position;
  }

  /** A pinned end of another query (its arguments came from data that changed since) pins nothing. */
  decodePinned(cursor: string | null): Position | null {
    if (cursor === null) return null;
    const { fingerprint, position } = parse(cursor);
    return fingerprint === this.#fingerprint ? position : null;
  }
}

function parse(cursor: string): { fingerprint: string; position: Position | null } {
  const message = `Failed to parse cursor ${JSON.stringify(cursor)}`;
  try {
    const parts: unknown = JSON.parse(cursor);
    if (Array.isArray(parts) && typeof parts[0] === "string") {
      const [fingerprint, position] = parts;
      if (position === "end") return { fingerprint, position };
      if (Array.isArray(position)) {
        return { fingerprint, position: position.length === 0 ? null : position.map(fromJson) };
      }
    }
  } catch (cause) {
    throw invalidCursor(message, cause);
  }
  throw invalidCursor(message);
}

function partToJson(part: IndexKey[number]): JSONValue {
  if (typeof part === "symbol") throw new Error("A row's key has no open end.");
  return toJson(part);
}
