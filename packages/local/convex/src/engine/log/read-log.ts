import { readLines, type Line } from "@repo/local-kit/files";

import type { Damage } from "./damage";
import type { LeastLines } from "./end-mark";
import { formatOf, type LineFormat } from "./line-format";
import type { LogRecord } from "./records";

/** What of a log can be trusted. */
export interface WholePart {
  /** Null when not even the header can. */
  format: LineFormat | null;
  /** How many lines, with the header. */
  lines: number;
  /** Where the last of them ends, in bytes. */
  length: number;
  /** What ends it; null when it is all of the log, or all but a last line that was never finished. */
  damage: Damage | null;
  /** How many lines the machine lost when it stopped without warning. */
  lostLines: number;
}

export interface ReadOptions {
  /** By the log's mark. */
  leastLines: (id: string) => LeastLines[];
  /** How much is read at once, in bytes. */
  chunkBytes?: number | undefined;
}

/** Takes a record. Where `isPlain`, no value in it is encoded: Convex JSON of it is the same as JSON. */
export type TakeRecord = (record: LogRecord, isPlain: boolean) => void;

/** What marks an encoded value: an integer or bytes, for example, are objects with one such name. */
const ENCODED = '"$';

/** Hands the records of a log to `replay` in order, up to the first that is damaged or that `replay` throws at. */
export function readLog(
  file: string,
  replay: TakeRecord,
  { leastLines, chunkBytes }: ReadOptions,
): WholePart {
  const whole: WholePart = { format: null, lines: 0, length: 0, damage: null, lostLines: 0 };
  for (const line of readLines(file, chunkBytes)) {
    if (!line.complete) break;
    try {
      takeLine(whole, line, replay);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      whole.damage = { file, line: whole.lines + 1, offset: line.offset, reason, cause };
      return whole;
    }
    whole.lines += 1;
    whole.length = line.offset + line.bytes.length + 1;
  }
  judgeEnd(file, whole, leastLines);
  return whole;
}

function takeLine(whole: WholePart, { bytes }: Line, replay: TakeRecord): void {
  if (whole.format === null) {
    whole.format = formatOf(bytes.toString());
    return;
  }
  const json = whole.format.decode(bytes, whole.lines + 1);
  replay(JSON.parse(json), !json.includes(ENCODED));
}

/** A log always has its header, and what its mark says that it had, unless the machine stopped without warning. */
function judgeEnd(file: string, whole: WholePart, leastLines: ReadOptions["leastLines"]): void {
  const { format, lines, length } = whole;
  const damaged = (reason: string): void => {
    whole.damage = { file, line: lines + 1, offset: length, reason };
  };
  if (format === null) return damaged("it is missing: the file is empty, which a log never is");
  if (format.id === null) return;
  for (const least of leastLines(format.id)) {
    if (lines >= least.lines) continue;
    if (least.beforeRestart) whole.lostLines = least.lines - lines;
    else return damaged(`it is missing: the log had ${least.lines} lines, and was cut off`);
  }
}
