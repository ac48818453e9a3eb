import { existsSync, readFileSync } from "node:fs";
import { AppendOnlyFile, writeAtomically } from "@repo/local-kit/files";

const SLACK_LINES = 1000;

/**
 * A map whose every change is on disk before the call returns, so that a `kill -9` loses nothing. A change that the
 * disk refuses throws and has not happened.
 */
export interface Journal<V> {
  get(key: string): V | undefined;
  entries(): Iterable<[string, V]>;
  set(key: string, value: V): void;
  /** In this order, so that a crash leaves a beginning of it; none when the disk refuses. */
  setAll(entries: readonly (readonly [string, V])[]): void;
  delete(key: string): void;
  /** All of them, or none when the disk refuses. */
  deleteAll(keys: readonly string[]): void;
  close(): void;
}

function parseLine(line: string, number: number, path: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${path} is damaged in line ${number}. Delete the state directory to start over.`, {
      cause,
    });
  }
}

function readJournal<V>(path: string): Map<string, V> {
  const values = new Map<string, V>();
  const lines = readFileSync(path, "utf8").split("\n");
  // What follows the last newline is empty, or a line that a crash cut short: it was never acknowledged.
  lines.pop();
  for (const [index, line] of lines.entries()) {
    const [key, value] = parseLine(line, index + 1, path) as [string, V?];
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  }
  return values;
}

/**
 * Opens the journal at `path` (one JSON line per change, `[key, value]` or `[key]` for a deletion), or one that lives
 * in memory when there is no path. `keep` says which entries survive: it is asked on opening and on every compaction.
 */
export function openJournal<V>(path: string | undefined, keep: (value: V) => boolean): Journal<V> {
  const values = path !== undefined && existsSync(path) ? readJournal<V>(path) : new Map<string, V>();
  let file: AppendOnlyFile | undefined;
  let lines = 0;

  function close(): void {
    file?.close();
    file = undefined;
  }

  function compact(): void {
    for (const [key, value] of values) if (!keep(value)) values.delete(key);
    if (path !== undefined) {
      writeAtomically(path, [...values].map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      close();
      file = new AppendOnlyFile(path);
    }
    lines = values.size;
  }

  /** Comes before the change in memory: what throws here has not happened. */
  function append(changes: readonly (readonly unknown[])[]): void {
    if (lines > SLACK_LINES + 4 * values.size) compact();
    file?.append(changes.map((change) => `${JSON.stringify(change)}\n`).join(""));
    lines += changes.length;
  }

  function deleteAll(keys: readonly string[]): void {
    const present = keys.filter((key) => values.has(key));
    if (present.length === 0) return;
    append(present.map((key) => [key]));
    for (const key of present) values.delete(key);
  }

  function setAll(entries: readonly (readonly [string, V])[]): void {
    append(entries);
    for (const [key, value] of entries) values.set(key, value);
  }

  compact();
  return {
    get: (key) => values.get(key),
    entries: () => values.entries(),
    set: (key, value) => setAll([[key, value]]),
    setAll,
    delete: (key) => deleteAll([key]),
    deleteAll,
    close,
  };
}
