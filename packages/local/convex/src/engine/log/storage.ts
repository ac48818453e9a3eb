import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers";

import { documentToJson } from "../data/keys";
import type { Table } from "../data/table";
import type { DocumentChange } from "../types";
import { compact, type Contents } from "./compaction";
import { Log, type LogOptions } from "./log";
import type { Memory } from "./memory";
import { entriesIn, type LoggedRequest, type LoggedWrite, type LogRecord } from "./records";
import { Replay } from "./replay";

/** Entries the log may have beyond two for each document and each remembered request before it is compacted. */
const COMPACTION_SLACK = 1000;

/** Keeps commits across restarts, or only pretends to when there is no state folder. */
export class Storage {
  readonly #log: Log | null;
  readonly #memory: Memory;
  readonly #options: Pick<LogOptions, "say">;
  readonly #loggedTables: Set<string>;
  readonly #closing = new AbortController();
  /** A compaction that a function's commit sets off must not inherit the context of its run. */
  readonly #outsideOfRuns = AsyncLocalStorage.snapshot();
  /** How many entries the log has, and how many of them a compacted one would have. */
  #entries: number;
  #documents: number;
  /** Below so many entries no compaction is tried: one has failed. */
  #retryAt = 0;
  #compaction: Promise<void> | null = null;
  #tables: () => ReadonlyMap<string, Table> = () => new Map();

  private constructor(log: Log | null, memory: Memory, replay: Replay, options: Pick<LogOptions, "say">) {
    this.#log = log;
    this.#memory = memory;
    this.#options = options;
    this.#loggedTables = new Set(replay.tableNames());
    this.#entries = replay.entries;
    this.#documents = replay.documentCount;
  }

  static inMemory(memory: Memory): Storage {
    return new Storage(null, memory, new Replay(memory), { say: () => {} });
  }

  /** Replays the folder's log into `memory` and gives its tables, without indexes of their own. */
  static open(
    stateDir: string,
    memory: Memory,
    options: LogOptions,
  ): { storage: Storage; tables: Map<string, Table>; leftOut: Log["leftOut"] } {
    const replay = new Replay(memory);
    const log = Log.open(stateDir, (record, isPlain) => replay.take(record, isPlain), options);
    const tables = replay.tables();
    return { storage: new Storage(log, memory, replay, options), tables, leftOut: log.leftOut };
  }

  /** Says where the newest version of the tables is found, for the compactions from now on. */
  follow(tables: () => ReadonlyMap<string, Table>): void {
    this.#tables = tables;
    this.#compactIfDue();
  }

  /** Throws, with nothing kept, when the log can't take the commit. One that nobody would miss is not written. */
  saveCommit(ts: bigint, changes: readonly DocumentChange[], request: LoggedRequest | null): void {
    if (this.#log === null || (changes.length === 0 && request === null)) return;
    const newTables = [...this.#memory.numbers.entries()].filter(([table]) => !this.#loggedTables.has(table));
    const writes = changes.map(({ id, after }): LoggedWrite => [
      id,
      after === null ? null : documentToJson(after),
    ]);
    const commit = { ts: String(ts), writes, ...(request === null ? {} : { request }) };
    this.#append([...newTables.map(([table, number]) => ({ table, number })), commit]);
    for (const [table] of newTables) this.#loggedTables.add(table);
    for (const { before, after } of changes) {
      this.#documents += (after === null ? 0 : 1) - (before === null ? 0 : 1);
    }
  }

  /** Keeps a failed mutation's outcome. */
  saveFailure(request: LoggedRequest): void {
    this.#append([{ request }]);
  }

  /**
   * Resolves once all that was saved counts, as the log's durability has it; null when it does already. Rejects with
   * CommitFailed when the disk does not confirm it.
   */
  whenDurable(): Promise<void> | null {
    return this.#log?.whenDurable() ?? null;
  }

  /** Gives up a compaction that runs, and closes the log. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#compaction;
    await this.#log?.close();
  }

  #append(records: readonly LogRecord[]): void {
    if (this.#log === null) return;
    this.#log.append(records);
    for (const record of records) this.#entries += entriesIn(record);
    this.#compactIfDue();
  }

  /** What a compacted log would have. */
  get #kept(): number {
    return this.#documents + this.#memory.requests.size;
  }

  #compactIfDue(): void {
    const log = this.#log;
    if (log === null || this.#compaction !== null || this.#entries < this.#retryAt) return;
    if (!log.isOldFormat && this.#entries <= 2 * this.#kept + COMPACTION_SLACK) return;
    this.#compaction = this.#outsideOfRuns(() => this.#compact(log));
  }

  /** Never rejects: the log goes on as it is. */
  async #compact(log: Log): Promise<void> {
    // Whoever commits does not wait for the new file.
    await new Promise((resolve) => setImmediate(resolve));
    let [before, kept] = [0, 0];
    const read = (): Contents => {
      [before, kept] = [this.#entries, this.#kept];
      const { clock, numbers, requests } = this.#memory;
      const [ts, tables] = [clock.latest(), this.#tables()];
      return { ts, tables, numbers: [...numbers.entries()], requests: [...requests.entries()] };
    };
    try {
      if (!this.#closing.signal.aborted) await compact(log, read, this.#closing.signal);
      this.#entries += kept - before;
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#putOff(error);
    } finally {
      this.#compaction = null;
    }
  }

  #putOff(error: unknown): void {
    this.#retryAt = this.#entries * 1.5;
    this.#options.say(
      `the log could not be compacted (${String(error)}): it goes on as it is, and grows. ` +
        "Free some space on this disk: it is tried again later, and at the next start.",
    );
  }
}
