import { Mutex } from "#mutex";

import { componentOf, idsIn } from "./data/component-tables";
import { resolveCommitTs } from "./data/commit-ts";
import { checkStoredDocuments, type Schema } from "./data/schema";
import { Snapshots } from "./data/snapshots";
import { Table } from "./data/table";
import { Transaction } from "./data/transaction";
import { CommitFailed } from "./errors";
import type { Memory } from "./log/memory";
import type { LoggedRequest } from "./log/records";
import type { Storage } from "./log/storage";
import { Publisher } from "./publisher";
import type { Commit } from "./types";

/** The documents with their recent past, and the schema they satisfy. Everything that reads or writes begins here. */
export class Database {
  readonly memory: Memory;
  /** One writer at a time. Queries never wait: they read an immutable snapshot. */
  readonly writes = new Mutex();
  readonly #storage: Storage;
  readonly #publisher: Publisher;
  readonly #checkFolder: () => void;
  #snapshots: Snapshots;
  /** Since when the past is known, in nanoseconds. */
  #knownSince: bigint;
  #closed = false;

  /** `checkFolder` is called before each commit, and throws when it must not be written. */
  constructor(
    memory: Memory,
    storage: Storage,
    tables: ReadonlyMap<string, Table>,
    checkFolder: () => void = () => {},
  ) {
    this.memory = memory;
    this.#storage = storage;
    this.#checkFolder = checkFolder;
    this.#publisher = new Publisher(() => storage.whenDurable());
    this.#knownSince = this.clock.latest();
    this.#snapshots = new Snapshots(this.#knownSince, { schema: new Map(), tables });
    storage.follow(() => this.#snapshots.newest.tables);
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

  /** The timestamp up to which every commit counts, and may be shown; in nanoseconds. */
  visibleTs(): bigint {
    return this.#publisher.visibleTs(this.clock.latest());
  }

  /**
   * The timestamp that a query is to be answered at: `at`, or else the newest that may be shown. Throws a RangeError for
   * one that lies ahead of that.
   */
  async readTs(at?: bigint): Promise<bigint> {
    if (at !== undefined) {
      if (at > this.visibleTs()) throw new RangeError(`The timestamp ${at} lies in the future.`);
      return at;
    }
    // After a reload there is nothing to be shown but the newest, which may not count yet.
    if (this.visibleTs() < this.#knownSince) await this.#publisher.whenPublished();
    return this.visibleTs();
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
    this.#knownSince = this.clock.latest();
    this.#snapshots = new Snapshots(this.#knownSince, { schema, tables: new Map(tables) });
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

  /**
   * One committed transaction around `body`, without an idempotency key. Resolves once it counts, with what `resolve`
   * makes of the result, now that the commit's timestamp is known.
   */
  async transact<Result>(
    body: (transaction: Transaction) => Result | Promise<Result>,
    resolve: (result: Result, ts: bigint) => Result = (result) => result,
  ): Promise<Result> {
    const { result, published } = await this.writes.run(async () => {
      const result = await this.attempt(body, (transaction, value) => {
        const ts = this.clock.next();
        this.commit(transaction, ts, null);
        return resolve(value, ts);
      });
      return { result, published: this.whenPublished() };
    });
    await published;
    return result;
  }

  /** Resolves once every commit so far counts. Rejects with CommitFailed when one never will: the disk refused it. */
  async whenPublished(): Promise<void> {
    await this.#publisher.whenPublished();
  }

  /**
   * Makes a transaction's writes the newest version, first in the log and then in memory. Throws with nothing changed.
   * It may be shown to nobody before it counts: see `whenPublished`.
   */
  commit(transaction: Transaction, ts: bigint, request: LoggedRequest | null): void {
    if (this.#closed) throw new CommitFailed("The deployment is shutting down.");
    resolveCommitTs(transaction, ts);
    transaction.close();
    const changes = transaction.changes();
    this.#checkFolder();
    this.#storage.saveCommit(ts, changes, request);
    this.clock.advanceTo(ts);
    this.#snapshots.add(ts, { schema: transaction.base.schema, tables: transaction.tables });
    this.#publisher.publish({ ts, changes, idempotencyKey: request?.key ?? null });
  }

  /** Keeps a failed mutation's outcome for a repeat of its request. */
  saveFailure(request: LoggedRequest): void {
    this.#checkFolder();
    this.#storage.saveFailure(request);
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    return this.#publisher.onCommit(listener);
  }

  /** A commit is synchronous, so nothing is half done now. Mutations still running can't commit any more. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#storage.close();
  }
}

function sameDocumentType(before: Schema, after: Schema, table: string): boolean {
  const [old, next] = [before.get(table), after.get(table)];
  return old !== undefined && JSON.stringify(old.documentType) === JSON.stringify(next?.documentType ?? null);
}
