import fs from "node:fs";

import { DiskError, readLines, writeFully } from "@repo/local-kit/files";

import type { Damage } from "./damage";
import { newFormat, type LineFormat } from "./line-format";
import { draftOf } from "./paths";
import type { WholePart } from "./read-log";

/** What a recovery left out. */
export interface LeftOut {
  /** The damaged log, as it was. */
  keptAs: string;
  /** How many records are before the damage. */
  keptRecords: number;
  lines: number;
  bytes: number;
}

/**
 * Replaces a damaged log by what of it can be trusted, under a new id, and keeps the damaged one beside it. The log's
 * name leads to a whole log, or to the damaged one, at any time.
 *
 * @throws DiskError, with everything as it was, when the disk takes no more
 */
export function recover(
  whole: WholePart,
  { file, offset }: Damage,
): { format: LineFormat; leftOut: LeftOut } {
  const [draft, format] = [draftOf(file), newFormat()];
  const keptAs = `${file}.damaged-${new Date().toISOString().replaceAll(":", "-")}`;
  try {
    const total = copyWhole(whole, file, draft, format);
    keepAs(file, keptAs);
    fs.renameSync(draft, file);
    const keptRecords = Math.max(0, whole.lines - 1);
    const bytes = fs.statSync(keptAs).size - offset;
    return { format, leftOut: { keptAs, keptRecords, lines: total - whole.lines, bytes } };
  } catch (cause) {
    fs.rmSync(draft, { force: true });
    throw new DiskError(file, cause);
  }
}

/** Writes the whole part of a log to another one, and waits until it is on the disk. Returns how many lines the log has. */
function copyWhole({ format, lines }: WholePart, file: string, to: string, kept: LineFormat): number {
  const descriptor = fs.openSync(to, "w", 0o600);
  let total = 0;
  try {
    writeFully(descriptor, Buffer.from(`${kept.header}\n`));
    for (const { bytes } of readLines(file)) {
      total += 1;
      if (format === null || total === 1 || total > lines) continue;
      writeFully(descriptor, kept.encode(format.decode(bytes, total), total));
    }
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  return total;
}

/** A second name for the same file, where the file system has such. */
function keepAs(file: string, name: string): void {
  try {
    fs.linkSync(file, name);
  } catch {
    fs.copyFileSync(file, name, fs.constants.COPYFILE_EXCL);
  }
}
