import fs from "node:fs";

import { newFormat } from "./line-format";
import { LogFile } from "./log-file";

/** How much of what waits is written in one turn of the event loop, in characters. */
const CATCH_UP_LENGTH = 1024 * 1024;

/**
 * A new log that is to take the place of one that goes on meanwhile. First come the records that it begins with, piece
 * by piece; what is added to the old log until they are written waits, and what is added later goes to both.
 */
export class Draft {
  readonly file: LogFile;
  readonly #path: string;
  #waiting: string[] | null = [];
  #failure: { reason: unknown } | undefined;

  private constructor(path: string) {
    this.#path = path;
    this.file = new LogFile(path, newFormat(), 0);
  }

  /** An empty log, in place of a draft that was left there. Rejects when the disk takes no more. */
  static async begin(path: string): Promise<Draft> {
    fs.rmSync(path, { force: true });
    const draft = new Draft(path);
    try {
      draft.file.begin();
      return draft;
    } catch (error) {
      await draft.discard();
      throw error;
    }
  }

  /** Whether what is added to the log goes to this one, too. */
  get isLevel(): boolean {
    return this.#waiting === null;
  }

  /** Takes what was added to the log. A failure is this draft's alone: it shows in `check`. */
  take(lines: readonly string[]): void {
    if (this.#waiting !== null) {
      for (const line of lines) this.#waiting.push(line);
      return;
    }
    try {
      this.file.append(lines);
    } catch (reason) {
      this.fail(reason);
    }
  }

  /**
   * Writes some of what waits. Returns whether that was all: then this draft is level with the log. It is so under any
   * load, since writing a record down takes less than making it did.
   */
  catchUp(): boolean {
    if (this.#waiting === null) return true;
    const lines = takeFirst(this.#waiting, CATCH_UP_LENGTH);
    if (lines.length > 0) this.file.append(lines);
    if (this.#waiting.length > 0) return false;
    this.#waiting = null;
    return true;
  }

  fail(reason: unknown): void {
    this.#failure ??= { reason };
  }

  /** Throws what made it fail, if anything did. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure.reason;
  }

  /** Gives it the name of the log, in one step. */
  rename(to: string): void {
    fs.renameSync(this.#path, to);
  }

  async discard(): Promise<void> {
    fs.rmSync(this.#path, { force: true });
    await this.file.abandon();
  }
}

/** Takes the first lines out of `lines`: at least one, and more up to `length` characters. */
function takeFirst(lines: string[], length: number): string[] {
  let [taken, count] = [0, 0];
  while (count < lines.length && taken < length) {
    taken += lines[count]?.length ?? 0;
    count += 1;
  }
  return lines.splice(0, count);
}
