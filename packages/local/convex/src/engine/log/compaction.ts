import { setImmediate as nextTurn } from "node:timers/promises";

import type { JSONValue } from "convex/values";

import { documentToJson } from "../data/keys";
import type { Table } from "../data/table";
import type { MutationOutcome } from "../types";
import type { Log } from "./log";
import { toLoggedRequest, type LogRecord } from "./records";

/** How much is written in one turn of the event loop, in characters, unless a single document is longer. */
const SLICE_LENGTH = 64 * 1024;

/** All that a log has to say at one moment. */
export interface Contents {
  ts: bigint;
  numbers: readonly (readonly [table: string, number: number])[];
  /** One version of them: they are not edited. */
  tables: ReadonlyMap<string, Table>;
  requests: readonly (readonly [key: string, outcome: MutationOutcome])[];
}

/**
 * Rewrites a log to `read()`, which is called once, while the log goes on: a slice in each turn of the event loop.
 * Rejects, with the log as it was, when the disk does not take the new one or `signal` is aborted.
 */
export async function compact(log: Log, read: () => Contents, signal: AbortSignal): Promise<void> {
  const draft = await log.newDraft();
  try {
    const contents = read();
    log.follow(draft);
    for (const slice of slicesOf(contents)) {
      await nextTurn();
      signal.throwIfAborted();
      draft.file.append(slice);
    }
    do {
      await nextTurn();
      signal.throwIfAborted();
    } while (!draft.catchUp());
    // The old log goes away with the rename, so the new one must be on the disk before.
    await draft.file.sync();
    signal.throwIfAborted();
    await log.replaceBy(draft);
  } catch (error) {
    await log.discard(draft);
    throw error;
  }
}

function* slicesOf(contents: Contents): Generator<string[]> {
  let [slice, length]: [string[], number] = [[], 0];
  for (const line of linesOf(contents)) {
    slice.push(line);
    length += line.length;
    if (length < SLICE_LENGTH) continue;
    yield slice;
    [slice, length] = [[], 0];
  }
  if (slice.length > 0) yield slice;
}

function* linesOf({ ts, numbers, tables, requests }: Contents): Generator<string> {
  for (const [table, number] of numbers) yield toLine({ table, number });
  for (const table of tables.values()) {
    let [writes, length]: [string[], number] = [[], 0];
    for (const document of table.documents()) {
      const write: [string, JSONValue] = [document._id, documentToJson(document)];
      const text = JSON.stringify(write);
      writes.push(text);
      length += text.length;
      if (length < SLICE_LENGTH) continue;
      yield toCommitLine(ts, writes);
      [writes, length] = [[], 0];
    }
    if (writes.length > 0) yield toCommitLine(ts, writes);
  }
  for (const [key, outcome] of requests) yield toLine({ request: toLoggedRequest(key, outcome) });
}

function toLine(record: LogRecord): string {
  return JSON.stringify(record);
}

/** Of writes that are JSON already. */
function toCommitLine(ts: bigint, writes: readonly string[]): string {
  return `{"ts":"${ts}","writes":[${writes.join(",")}]}`;
}
