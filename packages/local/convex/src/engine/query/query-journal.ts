import { invalidCursor } from "../errors";

/**
 * Where the pages of one query ended when it first ran, in the order they were read. A rerun reads exactly up to
 * there, so that a live list neither skips nor repeats a row between two pages.
 */
export class QueryJournal {
  readonly #previous: readonly unknown[];
  readonly #ends: string[] = [];

  /** `serialized` is what {@link serialize} gave for an earlier run; throws an "InvalidCursor" error for anything else. */
  constructor(serialized: string | null) {
    this.#previous = serialized === null ? [] : parse(serialized);
  }

  /** The end of the page about to be read, if this query read it before. */
  nextPinnedEnd(): string | null {
    const end = this.#previous[this.#ends.length];
    return typeof end === "string" ? end : null;
  }

  recordEnd(cursor: string): void {
    this.#ends.push(cursor);
  }

  /** Null for a query without pages. */
  serialize(): string | null {
    return this.#ends.length === 0 ? null : JSON.stringify(this.#ends);
  }
}

function parse(serialized: string): unknown[] {
  const message = `Failed to parse query journal ${JSON.stringify(serialized)}`;
  try {
    const ends: unknown = JSON.parse(serialized);
    if (Array.isArray(ends)) return ends;
  } catch (cause) {
    throw invalidCursor(message, cause);
  }
  throw invalidCursor(message);
}
