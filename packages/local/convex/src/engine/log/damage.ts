/** Where a log is no longer to be trusted. */
export interface Damage {
  file: string;
  /** The first line that is wrong; 1 is the header. */
  line: number;
  /** Where that line begins, in bytes. */
  offset: number;
  /** "its checksum does not match". */
  reason: string;
  cause?: unknown;
}

/** A start is refused: the log is damaged. */
export class LogDamaged extends Error {
  override readonly name = "LogDamaged";

  constructor({ file, line, reason, cause }: Damage) {
    super(
      `Line ${line} of ${file} is damaged (${reason}), so the data after it can't be trusted. ` +
        `Start once with --recover to go on with what is before it${line > 1 ? "" : ", which is nothing"}: the damaged ` +
        "file is kept. Or restore it from a backup, or delete the local data with `pnpm reset`.",
      { cause },
    );
  }
}

/** A start is refused: there was a log, and it is gone. */
export class LogMissing extends Error {
  override readonly name = "LogMissing";

  constructor(file: string) {
    super(
      `${file} is gone, and with it all data: what is beside it says that there was one. Restore it from a backup, start ` +
        "once with --recover to begin without data, or delete the whole folder with `pnpm reset`.",
    );
  }
}
