import fs from "node:fs";
import { promisify } from "node:util";

import { DiskError } from "./disk-error";

/**
 * A file to which whole lines are added: what one call adds is there completely, or not at all.
 *
 * It counts once the operating system took it: that survives the death of this process at any moment, `kill -9`
 * included. A power failure may cost the last seconds, unless whoever adds waits for {@link AppendOnlyFile.sync}.
 */
export class AppendOnlyFile {
  readonly #path: string;
  readonly #descriptor: number;
  #length: number;
  /** How much of it is surely on the disk; at first what was there. */
  #syncedLength: number;
  #broken: Error | undefined;
  /** Syncs that run now: the descriptor must stay open for them. */
  readonly #syncs = new Set<Promise<void>>();

  /** Opens the file, creating it for this user alone. */
  constructor(path: string) {
    this.#path = path;
    this.#descriptor = fs.openSync(path, "a", 0o600);
    this.#length = fs.fstatSync(this.#descriptor).size;
    this.#syncedLength = this.#length;
  }

  /** In bytes. */
  get length(): number {
    return this.#length;
  }

  /** Adds lines, each given with its newline. Throws, leaving the file as it was, when the disk takes no more. */
  append(lines: string | Buffer): void {
    if (this.#broken) throw this.#broken;
    const bytes = Buffer.from(lines);
    try {
      writeFully(this.#descriptor, bytes);
    } catch (cause) {
      this.#cutBack(cause);
      throw new DiskError(this.#path, cause);
    }
    this.#length += bytes.length;
  }

  /** Resolves once everything that was added before is on the disk; the event loop goes on meanwhile. */
  async sync(): Promise<void> {
    const length = this.#length;
    const sync = promisify(fs.fsync)(this.#descriptor);
    this.#syncs.add(sync);
    try {
      await sync;
    } finally {
      this.#syncs.delete(sync);
    }
    this.#syncedLength = Math.max(this.#syncedLength, length);
  }

  /**
   * Takes back what was added since the last `sync` that succeeded; nothing can be added any more. For one that fails:
   * what it should have written down may be lost, whatever a later one says.
   *
   * @param reason thrown by `append` from now on
   */
  giveUp(reason: Error): void {
    this.#broken = reason;
    fs.ftruncateSync(this.#descriptor, this.#syncedLength);
    this.#length = this.#syncedLength;
  }

  /** Waits until everything is on the disk, and closes. Not while a `sync` runs. */
  close(): void {
    fs.fsyncSync(this.#descriptor);
    fs.closeSync(this.#descriptor);
  }

  /** Closes the file once no `sync` runs any more; whether it is on the disk does not matter now. */
  async abandon(): Promise<void> {
    await Promise.allSettled(this.#syncs);
    await promisify(fs.close)(this.#descriptor);
  }

  /** The next line would join half a line, and damage the file for good. */
  #cutBack(reason: unknown): void {
    try {
      fs.ftruncateSync(this.#descriptor, this.#length);
    } catch (cause) {
      const why = `${String(reason)}; half a line cannot be removed (${String(cause)}): restart, which drops it`;
      this.#broken = new DiskError(this.#path, why);
    }
  }
}

/** A disk that is almost full takes a part, without an error. */
export function writeFully(descriptor: number, bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length;) {
    offset += fs.writeSync(descriptor, bytes, offset, bytes.length - offset);
  }
}
