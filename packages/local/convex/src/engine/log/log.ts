import fs from "node:fs";
import path from "node:path";

import { AppendOnlyFile, DiskError, writeFully } from "@repo/local-kit/files";
import type { JSONValue } from "convex/values";
import { CommitFailed } from "../errors";
import type { FunctionFailure, FunctionSuccess } from "../types";

/** An outcome as the log keeps it: a success's timestamp is a string, since JSON has no 64-bit integers. */
export type LoggedOutcome = (FunctionSuccess & { ts: string }) | FunctionFailure;

export interface LoggedRequest {
  key: string;
  outcome: LoggedOutcome;
}

/** One line of the log. A commit is a single line, so it is there as a whole or not at all. */
export type LogRecord =
  | { format: typeof FORMAT; version: typeof VERSION }
  /** Comes before the first document of its table. */
  | { table: string; number: number }
  /** `ts` in nanoseconds; a write is [id, document in Convex JSON], null for a deleted one. */
  | { ts: string; writes: [id: string, document: JSONValue][]; request?: LoggedRequest }
  /** A failed mutation, which wrote nothing. */
  | { request: LoggedRequest };

const FORMAT = "convex-local log";
const VERSION = 1;
const HEADER: LogRecord = { format: FORMAT, version: VERSION };
const NEWLINE = 10;

/** The append-only file of a deployment's commits, one JSON record per line. */
export class Log {
  readonly #path: string;
  #file: AppendOnlyFile;

  private constructor(file: string) {
    this.#path = file;
    this.#file = new AppendOnlyFile(file);
  }

  /**
   * Opens the log of a state folder, creating both, and hands every record to `replay` in order. An unfinished last
   * line (a commit nobody was told of) is cut off. Throws when a record in the middle is damaged. The caller sees to
   * it that no other process uses the folder.
   */
  static open(stateDir: string, replay: (record: LogRecord) => void): Log {
    fs.mkdirSync(stateDir, { recursive: true, mode: 0o700 });
    const file = path.join(stateDir, "convex.log");
    if (fs.existsSync(file)) readRecords(file, replay);
    const log = new Log(file);
    if (log.#file.length === 0) log.append([HEADER]);
    return log;
  }

  /** Throws, leaving the log as it was, when the disk takes no more. */
  append(records: readonly LogRecord[]): void {
    try {
      this.#file.append(toLines(records));
    } catch (error) {
      throw error instanceof DiskError ? new CommitFailed(error.message, { cause: error }) : error;
    }
  }

  /** Replaces all records at once: whoever opens the log finds either the old or the new ones. */
  rewrite(records: Iterable<LogRecord>): void {
    const temporary = `${this.#path}.new`;
    const descriptor = fs.openSync(temporary, "w", 0o600);
    try {
      writeFully(descriptor, Buffer.from(toLines([HEADER])));
      for (const record of records) writeFully(descriptor, Buffer.from(toLines([record])));
      // The old log goes away with the rename, so this once the new one must be on the disk before.
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(temporary, this.#path);
    this.#file.close();
    this.#file = new AppendOnlyFile(this.#path);
  }

  close(): void {
    this.#file.close();
  }
}

function toLines(records: readonly LogRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

function readRecords(file: string, replay: (record: LogRecord) => void): void {
  const bytes = fs.readFileSync(file);
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end === -1) {
      fs.truncateSync(file, start);
      return;
    }
    readRecord(file, line, bytes.toString("utf8", start, end), replay);
    start = end + 1;
  }
}

function readRecord(file: string, line: number, text: string, replay: (record: LogRecord) => void): void {
  try {
    const record: LogRecord = JSON.parse(text);
    if (line === 1) checkHeader(record);
    else replay(record);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Line ${line} of ${file} is damaged (${reason}), so the data after it can't be trusted. ` +
        "Restore the file from a backup, or delete the local data with `pnpm reset`.",
      { cause },
    );
  }
}

function checkHeader(record: LogRecord): void {
  if (!("format" in record) || record.format !== FORMAT) throw new Error("it is not the header of a log");
  if (record.version !== VERSION) throw new Error("it belongs to another version of this program");
}
