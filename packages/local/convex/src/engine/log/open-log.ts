import fs from "node:fs";

import { writeAtomically } from "@repo/local-kit/files";

import { LogDamaged, LogMissing } from "./damage";
import { leastLines } from "./end-mark";
import { newFormat, type LineFormat } from "./line-format";
import { draftOf, logOf, markOf } from "./paths";
import { readLog, type TakeRecord } from "./read-log";
import { recover, type LeftOut } from "./recover";

export interface OpenOptions {
  /** Whether to go on with what is before a damage. */
  recover: boolean;
  /** Told, in one line, what whoever looks after the deployment should know. */
  say: (line: string) => void;
  /** How much is read at once, in bytes. */
  chunkBytes?: number | undefined;
}

/** A log that can be appended to. */
interface OpenedLog {
  format: LineFormat;
  lines: number;
  leftOut: LeftOut | null;
}

/**
 * Reads the log of a state folder and makes it one that can be appended to: creates it, cuts off a last line that was
 * never finished, recovers it.
 *
 * @throws LogDamaged and LogMissing, unless it is to go on without what is lost
 */
export function openLog(
  stateDir: string,
  replay: TakeRecord,
  { recover: mayRecover, say, chunkBytes }: OpenOptions,
): OpenedLog {
  const file = logOf(stateDir);
  fs.mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  fs.rmSync(draftOf(file), { force: true });
  const isNew = !fs.existsSync(file);
  if (isNew) {
    const wasThere = fs.existsSync(markOf(file));
    if (wasThere && !mayRecover) throw new LogMissing(file);
    if (wasThere) say(`${file} is gone: beginning without data.`);
    writeAtomically(file, `${newFormat().header}\n`, { synced: true });
  }
  const whole = readLog(file, replay, { chunkBytes, leastLines: (id) => leastLines(markOf(file), id) });
  if (whole.damage !== null) {
    if (!mayRecover) throw new LogDamaged(whole.damage);
    const { format, leftOut } = recover(whole, whole.damage);
    say(
      `${file} was damaged in line ${whole.damage.line} (${whole.damage.reason}). Going on with the ` +
        `${leftOut.keptRecords} records before it; left out are ${leftOut.lines} lines, ${leftOut.bytes} bytes. ` +
        `The damaged log is kept as ${leftOut.keptAs}.`,
    );
    return { format, lines: leftOut.keptRecords + 1, leftOut };
  }
  if (mayRecover && !isNew) say(`${file} is not damaged: there is nothing to recover.`);
  if (whole.lostLines > 0) {
    say(
      `the machine stopped before the last ${whole.lostLines} records were on the disk: they are lost. ` +
        "Start with --durability=disk to have each there before it counts.",
    );
  }
  if (fs.statSync(file).size > whole.length) fs.truncateSync(file, whole.length);
  const { format, lines } = whole;
  if (format === null) throw new Error(`${file} has neither a header nor a damage.`);
  return { format, lines, leftOut: null };
}
