import { Mutex } from "#mutex";

import { componentOf, idsIn } from "./data/component-tables";
import { resolveCommitTs } from "./data/commit-ts";
import { checkStoredDocuments, type Schema } from "./data/schema";
import { Snapshots } from "./data/snapshots";
import { Table } from "./data/table";
import { Transaction } from "./data/transaction";
import { CommitFailed } from "./errors";
import type { LoggedRequest } from "./log/log";
import type { Memory, Storage } from "./log/storage";
import type { Commit } from "./types";

/** The documents with their recent past, and the schema they satisfy. Everything that reads or writes begins here. */
export class Database {
  readonly memory: Memory;
  /** One writer at a time. Queries never wait: they read an immutable snapshot. */
  readonly writes = new Mutex();
  readonly #storage: Storage;
  readonly #listeners = new Set<(commit: Commit) => void>();
  #snapshots: Snapshots;
  #closed = false;

  constructor(memory: Memory, storage: Storage, tables: ReadonlyMap<string, Table>) {
    this.memory = memory;
    this.#storage = storage;
    this.#snapshots = new Snapshots(this.clock.latest(), { schema: new Map(), tables });
  }

  get clock(): Memory["clock"] {
    return this.memory.clock;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /**
   * A view of the data at `ts`, in nanoseconds; by default of the newest. Throws TimestampTooOld for one that is no
   * longer known, and a RangeError for one that lies ahead, as what will be committed by then is not known yet.
   */
  begin(ts = this.clock.latest()): Transaction {
    if (ts > this.clock.latest()) throw new RangeError(`The timestamp ${ts} lies in the future.`);
    return new Transaction(this.#snapshots.at(ts), ts, this.memory.numbers);
  }

  get schema(): Schema {
    return this.#snapshots.newest.schema;
  }

  /** Throws a SchemaMismatch when a stored document breaks a schema. */
  checkSchema(schema: Schema): void {
    const { numbers } = this.memory;
    const before = this.#snapshots.newest;
    for (const [name, table] of before.tables) {
      if (sameDocumentType(before.schema, schema, name)) continue;
      checkStoredDocuments(schema, name, table.documents(), idsIn(componentOf(name), numbers));
    }
  }

  /** Replaces the schema and forgets the past. Throws, changing nothing, when a stored document breaks the schema. */
  setSchema(schema: Schema): void {
    this.checkSchema(schema);
    const { numbers } = this.memory;
    const before = this.#snapshots.newest;
    const names = new Set([...before.tables.keys(), ...schema.keys()]);
    for (const name of names) numbers.numberOf(name);
    const tables = [...names].map((name): [string, Table] => {
      const table = before.tables.get(name) ?? Table.of([]);
      return [name, table.withIndexes(schema.get(name)?.indexes ?? [])];
    });
    // The past goes with the functions that Convex would run on it: its snapshots lack the new indexes, and building
    // those for each of them would hold up every save of a file.
    this.#snapshots = new Snapshots(this.clock.latest(), { schema, tables: new Map(tables) });
  }

  /**
   * Runs `body` in a transaction and hands it to `finish`, which commits it, in the same turn of the event loop. Runs
   * `body` once more whenever the schema was replaced meanwhile: its writes were checked against the old one.
   * Only under `writes`.
   */
  async attempt<Value, Result>(
    body: (transaction: Transaction) => Value | Promise<Value>,
    finish: (transaction: Transaction, value: Value) => Result,
  ): Promise<Result> {
    for (;;) {
      const transaction = this.begin();
      try {
        const value = await body(transaction);
        if (transaction.base === this.#snapshots.newest) return finish(transaction, value);
      } finally {
        transaction.close();
      }
    }
  }

  /** One committed transaction around `body`, without an idempotency key. */
  async transact<Result>(body: (transaction: Transaction) => Result | Promise<Result>): Promise<Result> {
    return await this.writes.run(() =>
      this.attempt(body, (transaction, value) => {
        this.commit(transaction, this.clock.next(), null);
        return value;
      }),
    );
  }

  /** Makes a transaction's writes the newest version, first on disk and then in memory. Throws with nothing changed. */
  commit(transaction: Transaction, ts: bigint, request: LoggedRequest | null): void {
    if (this.#closed) throw new CommitFailed("The deployment is shutting down.");
    resolveCommitTs(transaction, ts);
    transaction.close();
    const changes = transaction.changes();
    this.#storage.saveCommit(ts, changes, request);
    this.clock.advanceTo(ts);
    this.#snapshots.add(ts, { schema: transaction.base.schema, tables: transaction.tables });
    const commit: Commit = { ts, changes, idempotencyKey: request?.key ?? null };
    for (const listener of this.#listeners) listener(commit);
  }

  /** Keeps a failed mutation's outcome for a repeat of its request. */
  saveFailure(request: LoggedRequest): void {
    this.#storage.saveFailure(request);
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A commit is synchronous, so nothing is half done now. Mutations still running can't commit any more. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#storage.close();
  }
}

function sameDocumentType(before: Schema, after: Schema, table: string): boolean {
  const [old, next] = [before.get(table), after.get(table)];
  return old !== undefined && JSON.stringify(old.documentType) === JSON.stringify(next?.documentType ?? null);
}
