import { Usage } from "../limits/usage";
import type { TableNumbers } from "./ids";
import { Reads } from "./reads";
import type { Schema } from "./schema";
import { Table } from "./table";
import type { DocumentChange, StoredDocument } from "../types";

/** One version of all data, with the schema it satisfies. Never edited; a commit or a reload makes the next one. */
export interface Snapshot {
  readonly schema: Schema;
  readonly tables: ReadonlyMap<string, Table>;
}

/** State to return to when a nested mutation fails. */
export interface Savepoint {
  tables: Map<string, Table>;
  changes: Map<string, DocumentChange>;
  usage: ReturnType<Usage["savepoint"]>;
}

/**
 * A view of one snapshot plus the writes made through it, which nobody else sees until `tables` becomes the next
 * snapshot. Throwing it away is the rollback.
 */
export class Transaction {
  readonly base: Snapshot;
  /** Of the moment that is seen, in nanoseconds: every commit up to it, and none after it. */
  readonly ts: bigint;
  readonly reads = new Reads();
  /** Of what the functions in it do; not of what the deployment itself does. */
  readonly usage = new Usage();
  readonly numbers: TableNumbers;
  #tables: Map<string, Table>;
  #changes = new Map<string, DocumentChange>();
  /** Tables cloned since the last savepoint: only these may be edited. */
  #editable = new Set<string>();
  #open = true;

  constructor(base: Snapshot, ts: bigint, numbers: TableNumbers) {
    this.base = base;
    this.ts = ts;
    this.numbers = numbers;
    this.#tables = new Map(base.tables);
  }

  get tables(): ReadonlyMap<string, Table> {
    return this.#tables;
  }

  /** The net effect so far: one entry per document, without those inserted and deleted again. */
  changes(): DocumentChange[] {
    return [...this.#changes.values()].filter(({ before, after }) => before !== null || after !== null);
  }

  /** The table as this transaction sees it; an empty one when nothing was ever written to it. */
  table(name: string): Table {
    this.checkOpen();
    return this.#tables.get(name) ?? Table.of([]);
  }

  get(id: string, table: string): StoredDocument | null {
    if (this.reads.addId(id)) this.usage.add("databaseQueries");
    return this.table(table).get(id);
  }

  /** Replaces a document as last read in this transaction; null stands for "no document". */
  put(table: string, id: string, before: StoredDocument | null, after: StoredDocument | null): void {
    this.#editableTable(table).put(before, after);
    const original = this.#changes.get(id)?.before;
    this.#changes.set(id, { table, id, before: original === undefined ? before : original, after });
  }

  savepoint(): Savepoint {
    this.#editable.clear();
    return {
      tables: new Map(this.#tables),
      changes: new Map(this.#changes),
      usage: this.usage.savepoint(),
    };
  }

  rollbackTo({ tables, changes, usage }: Savepoint): void {
    this.usage.rollbackTo(usage);
    this.#tables = tables;
    this.#changes = changes;
    this.#editable.clear();
  }

  /** From here on every access throws: a handler's forgotten `await` must not reach a finished transaction. */
  close(): void {
    this.#open = false;
  }

  #editableTable(name: string): Table {
    const table = this.table(name);
    if (this.#editable.has(name)) return table;
    const copy = table.clone();
    this.#tables.set(name, copy);
    this.#editable.add(name);
    return copy;
  }

  checkOpen(): void {
    if (!this.#open) {
      throw new Error(
        "The function has already returned, so it can no longer use the database. Is an `await` missing before a ctx.db or ctx.run call?",
      );
    }
  }
}
