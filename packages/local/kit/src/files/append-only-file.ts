import fs from "node:fs";

import { DiskError } from "./disk-error";

/**
 * A file to which whole lines are added: what one call adds is there completely, or not at all.
 *
 * It counts once the operating system took it: that survives the death of this process at any moment, `kill -9`
 * included. There is no fsync, so a power failure may cost the last seconds; this is a developer's sample data, and a
 * sync per change would make every click wait for the disk.
 */
export class AppendOnlyFile {
  readonly #path: string;
  readonly #descriptor: number;
  #length: number;
  #broken: Error | undefined;

  /** Opens the file, creating it for this user alone. */
  constructor(path: string) {
    this.#path = path;
    this.#descriptor = fs.openSync(path, "a", 0o600);
    this.#length = fs.fstatSync(this.#descriptor).size;
  }

  /** In bytes. */
  get length(): number {
    return this.#length;
  }

  /** Adds lines, each given with its newline. Throws, leaving the file as it was, when the disk takes no more. */
  append(lines: string): void {
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

  /** Waits until everything is on the disk, and closes. */
  close(): void {
    fs.fsyncSync(this.#descriptor);
    fs.closeSync(this.#descriptor);
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
