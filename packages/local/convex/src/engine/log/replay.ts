import type { TableNumbers } from "../data/ids";
import { documentFromJson } from "../data/keys";
import { Table } from "../data/table";
import type { StoredDocument } from "../types";
import type { Memory } from "./memory";
import { entriesIn, fromLogged, type LoggedRequest, type LoggedWrite, type LogRecord } from "./records";

/** The beginning of an id that has the number of its table in it. */
const TABLE_PREFIX_LENGTH = 4;

/** Rebuilds the documents from the log. Indexes are built once at the end: sorted input makes that far cheaper. */
export class Replay {
  readonly #memory: Memory;
  readonly #documents = new Map<string, Map<string, StoredDocument>>();
  readonly #findTable: (id: string) => string;
  #lastTs = 0n;
  /** How many things the records said. */
  entries = 0;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#findTable = tableFinder(memory.numbers);
  }

  get documentCount(): number {
    return [...this.#documents.values()].reduce((sum, { size }) => sum + size, 0);
  }

  tableNames(): readonly string[] {
    return [...this.#documents.keys()];
  }

  /**
   * Throws, taking nothing of it, when the record can't be one of this log's.
   *
   * @param isPlain whether Convex JSON is the same as JSON in it: then its documents are values already
   */
  take(record: LogRecord, isPlain: boolean): void {
    if ("table" in record) {
      this.#memory.numbers.register(record.table, record.number);
      if (!this.#documents.has(record.table)) this.#documents.set(record.table, new Map());
    } else if ("writes" in record) {
      this.#takeCommit(BigInt(record.ts), record.writes, isPlain);
      if (record.request !== undefined) this.#takeRequest(record.request);
    } else if ("request" in record) {
      this.#takeRequest(record.request);
    } else {
      throw new Error("it is no record this program knows");
    }
    this.entries += entriesIn(record);
  }

  /** The tables, without indexes of their own. */
  tables(): Map<string, Table> {
    return new Map(
      [...this.#documents].map(([name, documents]) => [name, Table.of([...documents.values()])]),
    );
  }

  #takeCommit(ts: bigint, writes: readonly LoggedWrite[], isPlain: boolean): void {
    if (ts < this.#lastTs) throw new Error("its timestamp is older than the one before");
    const found = writes.map(([id, json]) => ({
      id,
      documents: this.#documentsOf(id),
      document: json === null ? null : isPlain ? (json as StoredDocument) : documentFromJson(json),
    }));
    this.#memory.clock.advanceTo(ts);
    this.#lastTs = ts;
    for (const { id, documents, document } of found) {
      if (document === null) {
        documents.delete(id);
        continue;
      }
      this.#memory.clock.sawCreationTime(document._creationTime);
      documents.set(id, document);
    }
  }

  #documentsOf(id: string): Map<string, StoredDocument> {
    const documents = this.#documents.get(this.#findTable(id));
    if (documents === undefined) throw new Error(`"${id}" is not an id of a known table`);
    return documents;
  }

  #takeRequest({ key, outcome }: LoggedRequest): void {
    this.#memory.requests.remember(key, fromLogged(outcome));
  }
}

/** Finds the table of an id, "" if it has none. Decoding each of many ids takes longer than reading its document. */
function tableFinder(numbers: TableNumbers): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const prefix = id.slice(0, TABLE_PREFIX_LENGTH);
    const table = known.get(prefix) ?? numbers.tableOf(id) ?? "";
    if (table !== "") known.set(prefix, table);
    return table;
  };
}
