import type { JSONValue } from "convex/values";
import { resolveCommitTs } from "./commit-ts";
import { CommitFailed } from "./errors";
import type { Deployment, Execution } from "./execution";
import { Functions, invoke } from "./functions";
import { Journal } from "./journal";
import type { LoggedRequest } from "./log";
import { Mutex } from "./mutex";
import type { FunctionKind, RegisteredFunction } from "./registered-function";
import { checkStoredDocuments, parseSchema, type Schema } from "./schema";
import type { Memory, Storage } from "./storage";
import { Snapshots } from "./snapshots";
import { Table } from "./table";
import { withTimeLimit } from "./time-limit";
import { Transaction } from "./transaction";
import type { Commit, Identity } from "./types";

/**
 * A query or mutation that waits for something that never comes would hold up its client, or all mutations. Convex
 * allows one second; this leaves time for a breakpoint or a slow machine.
 */
const MAX_TRANSACTION_MS = 30_000;

/** What a run starts from; nested runs take it over from their caller. */
export interface Run {
  kind: FunctionKind;
  identity: Identity | null;
  /** Null for an action. */
  transaction: Transaction | null;
  logLines: string[];
  journal?: Journal;
}

/** The data, with their recent past, and the functions: everything that reads or replaces either of them. */
export class LocalDeployment implements Deployment {
  readonly memory: Memory;
  /** One writer at a time. Queries never wait: they read an immutable snapshot. */
  readonly writes = new Mutex();
  readonly #storage: Storage;
  readonly #listeners = new Set<(commit: Commit) => void>();
  #snapshots: Snapshots;
  #functions = new Functions({});
  #closed = false;

  constructor(memory: Memory, storage: Storage, tables: ReadonlyMap<string, Table>) {
    this.memory = memory;
    this.#storage = storage;
    this.#snapshots = new Snapshots(this.clock.latest(), { schema: new Map(), tables });
  }

  get clock(): Memory["clock"] {
    return this.memory.clock;
  }

  get functions(): Functions {
    return this.#functions;
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

  /**
   * Replaces schema and functions, and forgets the past. Throws, changing nothing, when a stored document breaks the
   * schema.
   */
  load(functions: Functions): void {
    const schema = parseSchema(functions.defaultExport("schema"));
    const tableOf = (id: string): string | null => this.memory.numbers.tableOf(id);
    const before = this.#snapshots.newest;
    for (const [name, table] of before.tables) {
      if (!sameDocumentType(before.schema, schema, name)) {
        checkStoredDocuments(schema, name, table.documents(), tableOf);
      }
    }
    const names = new Set([...before.tables.keys(), ...schema.keys()]);
    for (const name of names) this.memory.numbers.numberOf(name);
    const tables = [...names].map((name): [string, Table] => {
      const table = before.tables.get(name) ?? Table.of([]);
      return [name, table.withIndexes(schema.get(name)?.indexes ?? [])];
    });
    // The past goes with the functions that Convex would run on it: its snapshots lack the new indexes, and building
    // those for each of them would hold up every save of a file.
    this.#snapshots = new Snapshots(this.clock.latest(), { schema, tables: new Map(tables) });
    this.#functions = functions;
  }

  /** Runs a function; throws its failure. */
  async run(registered: RegisteredFunction, run: Run, path: string, args: JSONValue): Promise<JSONValue> {
    const work = invoke(registered, this.execution(run, path), args, (id) => this.memory.numbers.tableOf(id));
    if (run.kind === "action") return await work;
    const message = `Function execution timed out: ${path} ran longer than ${MAX_TRANSACTION_MS / 1000} s.`;
    return await withTimeLimit(work, MAX_TRANSACTION_MS, message);
  }

  execution(run: Run, path: string): Execution {
    return {
      journal: new Journal(null),
      ...run,
      path,
      deployment: this,
      functions: this.#functions,
      nested: new Mutex(),
      streams: new Map(),
      hasPaginated: false,
    };
  }

  /**
   * Runs `body` in a transaction and hands it to `finish`, which commits it, in the same turn of the event loop. Runs
   * `body` once more whenever functions were reloaded meanwhile: its writes were checked against the old schema.
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

  async runFunction(
    { identity, logLines }: Execution,
    kind: FunctionKind,
    path: string,
    args: JSONValue,
  ): Promise<JSONValue> {
    const runIn = async (transaction: Transaction | null): Promise<JSONValue> => {
      const registered = this.#functions.get(path, kind);
      return await this.run(registered, { kind, identity, logLines, transaction }, path, args);
    };
    if (kind === "action") return await runIn(null);
    if (kind === "mutation") return await this.transact(runIn);
    const transaction = this.begin();
    try {
      return await runIn(transaction);
    } finally {
      transaction.close();
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
