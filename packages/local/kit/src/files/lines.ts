import fs from "node:fs";

/** How much is read at once, in bytes. */
const CHUNK_BYTES = 4 * 1024 * 1024;

const NEWLINE = 10;

/** A line of a file. */
export interface Line {
  /** Without its newline. It is valid until the next line is asked for. */
  bytes: Buffer;
  /** Where it begins in the file, in bytes. */
  offset: number;
  /** False for what follows the last newline. */
  complete: boolean;
}

/**
 * The lines of a file of any size, each whole, in bounded chunks: Node reads no file of 2 GiB and more at once. A line
 * without a newline comes last, if it is not empty.
 */
export function* readLines(path: string, chunkBytes = CHUNK_BYTES): Generator<Line, void> {
  const descriptor = fs.openSync(path, "r");
  try {
    let offset = 0;
    /** The beginning of a line that goes on in the next chunk. */
    let parts: Buffer[] = [];
    for (const chunk of readChunks(descriptor, chunkBytes)) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        const bytes = joined(parts, chunk.subarray(start, end));
        yield { bytes, offset, complete: true };
        offset += bytes.length + 1;
        parts = [];
        start = end + 1;
      }
      // A copy: the next chunk takes the place of this one.
      if (start < chunk.length) parts.push(Buffer.from(chunk.subarray(start)));
    }
    const bytes = joined(parts, Buffer.alloc(0));
    if (bytes.length > 0) yield { bytes, offset, complete: false };
  } finally {
    fs.closeSync(descriptor);
  }
}

function* readChunks(descriptor: number, chunkBytes: number): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (;;) {
    const length = fs.readSync(descriptor, buffer, 0, chunkBytes, null);
    if (length === 0) return;
    yield buffer.subarray(0, length);
  }
}

function joined(parts: readonly Buffer[], last: Buffer): Buffer {
  return parts.length === 0 ? last : Buffer.concat([...parts, last]);
}
