import type { DatabaseIndex } from "./indexes";
import { compareKeys, type IndexKey, type KeyRange } from "./keys";
import type { DocumentChange, ReadSet, StoredDocument } from "../types";

/** Whether a document belongs to what was read: asked with a changed document's old and its new version. */
type Covers = (document: StoredDocument) => boolean;

/** Collects what an execution reads, precisely enough that changes elsewhere in the same table don't touch it. */
export class Reads implements ReadSet {
  readonly #ids = new Set<string>();
  readonly #coversByTable = new Map<string, Covers[]>();
  /** The answer to the last question: whoever shares a query's result asks the same one. */
  #answered: { changes: readonly DocumentChange[]; isInvalidated: boolean } | null = null;

  /** Notes one document, found or not. False if it was noted before. */
  addId(id: string): boolean {
    const before = this.#ids.size;
    return this.#ids.add(id).size > before;
  }

  /** Notes an index scan, which covers only as much as it says it has passed. */
  addIndexScan(table: string, index: DatabaseIndex, range: KeyRange, descending: boolean): IndexScan {
    const scan = new IndexScan(range, descending);
    this.add(table, (document) => scan.covers(index.keyOf(document)));
    return scan;
  }

  add(table: string, covers: Covers): void {
    const list = this.#coversByTable.get(table);
    if (list === undefined) this.#coversByTable.set(table, [covers]);
    else list.push(covers);
  }

  isInvalidatedBy(changes: readonly DocumentChange[]): boolean {
    if (this.#answered?.changes !== changes) {
      this.#answered = { changes, isInvalidated: this.#concerns(changes) };
    }
    return this.#answered.isInvalidated;
  }

  #concerns(changes: readonly DocumentChange[]): boolean {
    return changes.some(({ table, id, before, after }) => {
      if (this.#ids.has(id)) return true;
      const list = this.#coversByTable.get(table) ?? [];
      return list.some((covers) => (before !== null && covers(before)) || (after !== null && covers(after)));
    });
  }
}

/** The part of an index range that was looked at: from its start to the key reached last. */
export class IndexScan {
  readonly #range: KeyRange;
  readonly #descending: boolean;
  #reached: IndexKey | null = null;
  #ended = false;

  constructor(range: KeyRange, descending: boolean) {
    this.#range = range;
    this.#descending = descending;
  }

  /** The scan looked at everything up to and including `key`. */
  reach(key: IndexKey): void {
    this.#reached = key;
    this.#ended = false;
  }

  /** The scan found nothing more in the range. */
  end(): void {
    this.#ended = true;
  }

  covers(key: IndexKey): boolean {
    if (compareKeys(key, this.#range.lower) < 0 || compareKeys(key, this.#range.upper) >= 0) return false;
    if (this.#ended) return true;
    if (this.#reached === null) return false;
    const order = compareKeys(key, this.#reached);
    return this.#descending ? order >= 0 : order <= 0;
  }
}
