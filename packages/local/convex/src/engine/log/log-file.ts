import { AppendOnlyFile } from "@repo/local-kit/files";

import type { LineFormat } from "./line-format";

/** A log's file, which knows how many lines it has and how they are written. */
export class LogFile {
  readonly format: LineFormat;
  readonly #file: AppendOnlyFile;
  #lines: number;
  /** How many there were when it was opened. */
  readonly #openedLines: number;
  #syncedLines = 0;

  /** Opens the file, which has so many lines, or creates it. */
  constructor(path: string, format: LineFormat, lines: number) {
    this.#file = new AppendOnlyFile(path);
    this.format = format;
    this.#lines = lines;
    this.#openedLines = lines;
  }

  get lines(): number {
    return this.#lines;
  }

  /** Whether everything that was added is on the disk. */
  get isSynced(): boolean {
    return this.#lines === Math.max(this.#openedLines, this.#syncedLines);
  }

  /** How many are surely on the disk: those of a `sync`. */
  get syncedLines(): number {
    return this.#syncedLines;
  }

  /** Writes the first line. */
  begin(): void {
    this.#file.append(`${this.format.header}\n`);
    this.#lines = 1;
  }

  /** Adds lines, each in JSON. Throws DiskError, leaving the file as it was, when the disk takes no more. */
  append(lines: readonly string[]): void {
    this.#file.append(Buffer.concat(lines.map((json, i) => this.format.encode(json, this.#lines + 1 + i))));
    this.#lines += lines.length;
  }

  /** Resolves once everything that was added before is on the disk. */
  async sync(): Promise<void> {
    const lines = this.#lines;
    await this.#file.sync();
    this.#syncedLines = Math.max(this.#syncedLines, lines);
  }

  /** After a sync that failed: takes back what was added since the last one. `append` throws `reason` from now on. */
  giveUp(reason: Error): void {
    this.#file.giveUp(reason);
    this.#lines = Math.max(this.#openedLines, this.#syncedLines);
  }

  /** Waits until everything is on the disk, and closes. */
  close(): void {
    this.#file.close();
    this.#syncedLines = this.#lines;
  }

  /** Closes the file, which is of no more use. */
  async abandon(): Promise<void> {
    await this.#file.abandon();
  }
}
