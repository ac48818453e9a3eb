import fs from "node:fs";

/** A file to which whole lines are added: each is there completely, or not at all. */
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

  /** Adds a line, given without its newline. Throws, leaving the file as it was, when the disk takes no more. */
  append(line: string): void {
    if (this.#broken) throw this.#broken;
    const bytes = Buffer.from(`${line}\n`);
    try {
      // A disk that is almost full takes a part, without an error.
      for (let offset = 0; offset < bytes.length;)
        offset += fs.writeSync(this.#descriptor, bytes, offset, bytes.length - offset);
    } catch (cause) {
      this.#cutBack(cause);
      throw new Error(
        `Cannot write to ${this.#path}: ${String(cause)}. Free some space on this disk and try again.`,
        { cause },
      );
    }
    this.#length += bytes.length;
  }

  close(): void {
    fs.closeSync(this.#descriptor);
  }

  /** The next line would join half a line, and damage the file for good. */
  #cutBack(reason: unknown): void {
    try {
      fs.ftruncateSync(this.#descriptor, this.#length);
    } catch (cause) {
      this.#broken = new Error(
        `${this.#path} ends with half a line that cannot be removed (${String(reason)}). Restart the tenant: it drops that half.`,
        { cause },
      );
    }
  }
}
