import path from "node:path";

import { DiskError, GroupSync, syncDirectory } from "@repo/local-kit/files";

import { CommitFailed } from "../errors";
import type { Durability } from "../types";
import { Draft } from "./draft";
import { EndMark } from "./end-mark";
import { LogFile } from "./log-file";
import { draftOf, logOf, markOf } from "./paths";
import { openLog, type OpenOptions } from "./open-log";
import type { TakeRecord } from "./read-log";
import type { LeftOut } from "./recover";
import type { LogRecord } from "./records";

export interface LogOptions extends OpenOptions {
  durability: Durability;
}

/** The append-only file of a deployment's commits, one record per line. */
export class Log {
  /** What a recovery left out when this log was opened. */
  readonly leftOut: LeftOut | null;
  readonly #path: string;
  readonly #options: LogOptions;
  readonly #commits = new GroupSync(() => this.#sync());
  #file: LogFile;
  #mark: EndMark | null;
  #draft: Draft | null = null;
  /** Whether the file's name may not be on the disk yet. */
  #isRenamed = false;
  #isGivenUp = false;

  private constructor(file: string, opened: LogFile, leftOut: LeftOut | null, options: LogOptions) {
    this.#path = file;
    this.#options = options;
    this.leftOut = leftOut;
    this.#file = opened;
    this.#mark = this.#newMark();
  }

  /**
   * Opens the log of a state folder, creating both, and hands every record to `replay` in order. An unfinished last
   * line (a commit nobody was told of) is cut off. The caller sees to it that no other process uses the folder.
   *
   * @throws LogDamaged, unless a damaged log is to be recovered
   */
  static open(stateDir: string, replay: TakeRecord, options: LogOptions): Log {
    const { format, lines, leftOut } = openLog(stateDir, replay, options);
    const file = logOf(stateDir);
    return new Log(file, new LogFile(file, format, lines), leftOut, options);
  }

  /** Whether it is in an older format than its replacement would be. */
  get isOldFormat(): boolean {
    return this.#file.format.id === null;
  }

  /** Throws CommitFailed, leaving the log as it was, when the disk takes no more. */
  append(records: readonly LogRecord[]): void {
    const lines = records.map((record) => JSON.stringify(record));
    try {
      this.#file.append(lines);
    } catch (error) {
      throw error instanceof DiskError ? new CommitFailed(error.message, { cause: error }) : error;
    }
    this.#mark?.note(this.#file);
    this.#draft?.take(lines);
  }

  /**
   * Resolves once all that was appended counts: with durability "disk" when it is on the disk, which many wait for
   * together. Null when it counts already. Rejects with CommitFailed, then and from then on, when the disk does not
   * confirm it: what nobody was told of is taken back, and nothing more is taken.
   */
  whenDurable(): Promise<void> | null {
    if (this.#options.durability === "os") return null;
    const isDurable = this.#file.isSynced && !this.#isRenamed && !this.#isGivenUp;
    return isDurable ? null : this.#commits.wait();
  }

  /** An empty log beside this one. */
  async newDraft(): Promise<Draft> {
    return await Draft.begin(draftOf(this.#path));
  }

  /** Hands everything that is appended from now on to the draft as well. */
  follow(draft: Draft): void {
    this.#draft = draft;
  }

  /** Puts the draft in the place of this log, in one step: whoever opens it finds either. It must be level, and synced. */
  async replaceBy(draft: Draft): Promise<void> {
    draft.check();
    draft.rename(this.#path);
    const old = this.#file;
    this.#mark?.close();
    [this.#file, this.#draft, this.#isRenamed] = [draft.file, null, true];
    this.#mark = this.#newMark();
    await old.abandon();
  }

  /** Throws the draft away, unless it is in the place of this log by now. */
  async discard(draft: Draft): Promise<void> {
    if (this.#file === draft.file) return;
    this.#draft = null;
    await draft.discard();
  }

  /** Not while there is a draft. */
  async close(): Promise<void> {
    await this.#commits.settled();
    if (this.#isGivenUp) await this.#file.abandon();
    else this.#file.close();
    this.#mark?.note(this.#file);
    this.#mark?.flush();
    this.#mark?.close();
  }

  #newMark(): EndMark | null {
    const { id } = this.#file.format;
    if (id === null) return null;
    const mark = new EndMark(markOf(this.#path), id, (error) => {
      this.#options.say(
        `the length of the log could not be noted (${String(error)}), so a missing end would not be found.`,
      );
    });
    mark.note(this.#file);
    return mark;
  }

  async #sync(): Promise<void> {
    const [file, draft] = [this.#file, this.#draft];
    try {
      await Promise.all([file.sync(), draft?.isLevel === true ? this.#syncDraft(draft) : null]);
      if (this.#isRenamed) syncDirectory(path.dirname(this.#path));
    } catch (cause) {
      throw this.#giveUp(cause);
    }
    this.#isRenamed = false;
    this.#mark?.note(this.#file);
  }

  /** What is on the disk in the log counts, unless the draft has come into its place. */
  async #syncDraft(draft: Draft): Promise<void> {
    try {
      await draft.file.sync();
    } catch (reason) {
      if (this.#file === draft.file) throw reason;
      draft.fail(reason);
    }
  }

  #giveUp(cause: unknown): CommitFailed {
    const failed = new CommitFailed(
      `The disk did not confirm what was written to ${this.#path}: ${String(cause)}. Nothing more is taken until ` +
        "this deployment is started again.",
      { cause },
    );
    this.#isGivenUp = true;
    let takenBack = "are taken back";
    try {
      this.#file.giveUp(failed);
    } catch (error) {
      takenBack = `may be there after it, as they could not be taken back (${String(error)})`;
    }
    this.#mark?.note(this.#file);
    this.#options.say(
      `${failed.message} Until then queries show what is on the disk; the changes that nobody was told of ${takenBack}.`,
    );
    return failed;
  }
}
