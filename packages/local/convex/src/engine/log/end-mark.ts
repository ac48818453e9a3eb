import { AsyncLocalStorage } from "node:async_hooks";
import fs from "node:fs";
import { clearTimeout, setTimeout } from "node:timers";

import { readIfPresent } from "@repo/local-kit/files";
import { bootId } from "@repo/local-kit/place";
import { z } from "zod";

/** How long after a line was added the mark may say so, in milliseconds. */
const DELAY_MS = 100;

/** Of the mark's file, in bytes: it is written over in place, which takes no more room on a full disk. */
const LENGTH = 200;

const mark = z.object({
  /** The log's id. */
  log: z.string(),
  /** How many lines it had. */
  lines: z.number(),
  /** How many of them were surely on the disk. */
  synced: z.number(),
  /** Which start of the machine this was in: a power failure costs lines that were not on the disk. */
  boot: z.string(),
});

type Mark = z.infer<typeof mark>;

export interface LogLength {
  lines: number;
  /** How many of them are surely on the disk. */
  syncedLines: number;
}

/** What a log must have at least, by its mark. */
export interface LeastLines {
  lines: number;
  /** Whether the machine has been started again since: then they may be missing because it lost them. */
  beforeRestart: boolean;
}

/**
 * How long a log was, beside it: the only way to tell that the end of one is missing. It lags behind a little, and never
 * says more than there was.
 */
export class EndMark {
  readonly #id: string;
  readonly #onError: (error: unknown) => void;
  /** As an earlier process knew it. */
  readonly #syncedBefore: number;
  /** A timer started within a function's run would inherit its context: its log lines, its transaction. */
  readonly #outsideOfRuns = AsyncLocalStorage.snapshot();
  /** Null after a failure. It stays open: a folder that is removed meanwhile is none. */
  #descriptor: number | null = null;
  #length: LogLength = { lines: 0, syncedLines: 0 };
  #timer: NodeJS.Timeout | null = null;

  /** `onError` is told once when the mark of the log `id` cannot be written: the log itself is whole without it. */
  constructor(path: string, id: string, onError: (error: unknown) => void) {
    this.#id = id;
    this.#onError = onError;
    this.#syncedBefore = readMark(path, id)?.synced ?? 0;
    try {
      this.#descriptor = fs.openSync(path, fs.constants.O_WRONLY | fs.constants.O_CREAT, 0o600);
    } catch (error) {
      onError(error);
    }
  }

  /** Notes how long the log is now. It is written soon. */
  note({ lines, syncedLines }: LogLength): void {
    this.#length = { lines, syncedLines };
    this.#timer ??= this.#outsideOfRuns(() => setTimeout(() => this.flush(), DELAY_MS).unref());
  }

  /** Writes the mark now. */
  flush(): void {
    this.#cancel();
    if (this.#descriptor === null) return;
    const { lines, syncedLines } = this.#length;
    const synced = Math.max(syncedLines, this.#syncedBefore);
    try {
      writeMark(this.#descriptor, { log: this.#id, lines, synced, boot: bootId() });
    } catch (error) {
      this.close();
      this.#onError(error);
    }
  }

  /** Leaves what was noted and not flushed unwritten. */
  close(): void {
    this.#cancel();
    if (this.#descriptor !== null) fs.closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** What the log `id` must have, as far as its mark says: first what is certain. */
export function leastLines(path: string, id: string): LeastLines[] {
  const found = readMark(path, id);
  if (found === undefined) return [];
  return [
    { lines: found.synced, beforeRestart: false },
    { lines: found.lines, beforeRestart: found.boot !== bootId() },
  ];
}

/** In one step: so short a write is there as a whole, or not at all, when the process dies. */
function writeMark(descriptor: number, mark: Mark): void {
  fs.writeSync(descriptor, `${JSON.stringify(mark).padEnd(LENGTH - 1)}\n`, 0);
}

/** Undefined for the mark of another log, and for one that a power failure has left unreadable. */
function readMark(path: string, id: string): Mark | undefined {
  const parsed = mark.safeParse(parse(readIfPresent(path) ?? ""));
  return parsed.success && parsed.data.log === id ? parsed.data : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
