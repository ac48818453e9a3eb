import type { JSONValue } from "convex/values";
import type { Clock } from "../data/clock";
import type { TableNumbers } from "../data/ids";
import { documentFromJson, documentToJson } from "../data/keys";
import { Log, type LoggedOutcome, type LoggedRequest, type LogRecord } from "./log";
import type { Requests } from "./requests";
import { Table } from "../data/table";
import type { DocumentChange, MutationOutcome, StoredDocument } from "../types";

/** Records the log may have beyond two per document and per remembered request before a start rewrites it. */
const COMPACTION_SLACK = 1000;
const DOCUMENTS_PER_COMPACTED_RECORD = 500;

/** What a log brings back besides the documents. */
export interface Memory {
  clock: Clock;
  numbers: TableNumbers;
  requests: Requests;
}

/** Keeps commits across restarts, or only pretends to when there is no state folder. */
export class Storage {
  readonly #log: Log | null;
  readonly #memory: Memory;
  readonly #loggedTables = new Set<string>();

  private constructor(log: Log | null, memory: Memory, loggedTables: Iterable<string>) {
    this.#log = log;
    this.#memory = memory;
    for (const table of loggedTables) this.#loggedTables.add(table);
  }

  static inMemory(memory: Memory): Storage {
    return new Storage(null, memory, []);
  }

  /** Replays the folder's log into `memory` and gives its tables, without indexes of their own. */
  static open(stateDir: string, memory: Memory): { storage: Storage; tables: Map<string, Table> } {
    const replay = new Replay(memory);
    const log = Log.open(stateDir, (record) => replay.take(record));
    const tables = replay.tables();
    const storage = new Storage(log, memory, replay.tableNames());
    const kept = replay.documentCount + memory.requests.size;
    if (replay.records > 2 * kept + COMPACTION_SLACK) {
      log.rewrite(compacted(memory, tables));
    }
    return { storage, tables };
  }

  /** Throws, with nothing kept, when the log can't take the commit. One that nobody would miss is not written. */
  saveCommit(ts: bigint, changes: readonly DocumentChange[], request: LoggedRequest | null): void {
    if (this.#log === null || (changes.length === 0 && request === null)) return;
    const newTables = [...this.#memory.numbers.entries()].filter(([table]) => !this.#loggedTables.has(table));
    const writes = changes.map(({ id, after }): [string, JSONValue] => [
      id,
      after === null ? null : documentToJson(after),
    ]);
    const commit = { ts: String(ts), writes, ...(request === null ? {} : { request }) };
    this.#log.append([...newTables.map(([table, number]) => ({ table, number })), commit]);
    for (const [table] of newTables) this.#loggedTables.add(table);
  }

  /** Keeps a failed mutation's outcome. */
  saveFailure(request: LoggedRequest): void {
    this.#log?.append([{ request }]);
  }

  close(): void {
    this.#log?.close();
  }
}

/** An outcome as the log keeps it. */
export function toLoggedRequest(key: string, outcome: MutationOutcome): LoggedRequest {
  return { key, outcome: outcome.ok ? { ...outcome, ts: String(outcome.ts) } : outcome };
}

function fromLogged(outcome: LoggedOutcome): MutationOutcome {
  return outcome.ok ? { ...outcome, ts: BigInt(outcome.ts) } : outcome;
}

/** Rebuilds the documents from the log. Indexes are built once at the end: sorted input makes that far cheaper. */
class Replay {
  readonly #memory: Memory;
  readonly #documents = new Map<string, StoredDocument>();
  readonly #tableNames: string[] = [];
  #lastTs = 0n;
  records = 0;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  get documentCount(): number {
    return this.#documents.size;
  }

  tableNames(): readonly string[] {
    return this.#tableNames;
  }

  /** Throws when the record can't be one of this log's. */
  take(record: LogRecord): void {
    this.records += 1;
    if ("table" in record) {
      this.#memory.numbers.register(record.table, record.number);
      this.#tableNames.push(record.table);
    } else if ("writes" in record) {
      this.#takeCommit(BigInt(record.ts), record.writes);
      if (record.request !== undefined) this.#takeRequest(record.request);
    } else if ("request" in record) {
      this.#takeRequest(record.request);
    } else {
      throw new Error("it is no record this program knows");
    }
  }

  tables(): Map<string, Table> {
    const byTable = new Map<string, StoredDocument[]>(this.#tableNames.map((name) => [name, []]));
    for (const document of this.#documents.values()) {
      byTable.get(this.#memory.numbers.tableOf(document._id) ?? "")?.push(document);
    }
    return new Map([...byTable].map(([name, documents]) => [name, Table.of(documents)]));
  }

  #takeCommit(ts: bigint, writes: readonly [id: string, document: JSONValue][]): void {
    if (ts < this.#lastTs) throw new Error("its timestamp is older than the one before");
    this.#lastTs = ts;
    this.#memory.clock.advanceTo(ts);
    for (const [id, json] of writes) {
      if (this.#memory.numbers.tableOf(id) === null) throw new Error(`"${id}" is not an id of a known table`);
      if (json === null) {
        this.#documents.delete(id);
        continue;
      }
      const document = documentFromJson(json);
      this.#memory.clock.sawCreationTime(document._creationTime);
      this.#documents.set(id, document);
    }
  }

  #takeRequest({ key, outcome }: LoggedRequest): void {
    this.#memory.requests.remember(key, fromLogged(outcome));
  }
}

function* compacted(
  { clock, numbers, requests }: Memory,
  tables: ReadonlyMap<string, Table>,
): Generator<LogRecord> {
  for (const [table, number] of numbers.entries()) yield { table, number };
  const ts = String(clock.latest());
  for (const table of tables.values()) {
    let writes: [string, JSONValue][] = [];
    for (const document of table.documents()) {
      writes.push([document._id, documentToJson(document)]);
      if (writes.length < DOCUMENTS_PER_COMPACTED_RECORD) continue;
      yield { ts, writes };
      writes = [];
    }
    if (writes.length > 0) yield { ts, writes };
  }
  for (const [key, outcome] of requests.entries()) yield { request: toLoggedRequest(key, outcome) };
}
