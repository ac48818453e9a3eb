import { isOfScheduledFunctions, jobFromDocument, type Job } from "../data/scheduled-functions";
import type { DocumentChange, StoredDocument } from "../types";
import { DueTimers } from "./due-timers";

/** Runs jobs when they are due: follows the documents in `_scheduled_functions`, which survive a restart. */
export class Scheduler {
  readonly #timers = new DueTimers();
  readonly #run: (job: Job) => Promise<void>;

  /** `run` must not reject. */
  constructor(run: (job: Job) => Promise<void>) {
    this.#run = run;
  }

  /** Takes over the jobs found at the start. */
  start(documents: Iterable<StoredDocument>): void {
    for (const document of documents) this.#follow(document);
  }

  onCommit(changes: readonly DocumentChange[]): void {
    for (const { table, id, after } of changes) {
      if (!isOfScheduledFunctions(table)) continue;
      this.#timers.clear(id);
      if (after !== null) this.#follow(after);
    }
  }

  /** Starts no further job. */
  stop(): void {
    this.#timers.clearAll();
  }

  #follow(document: StoredDocument): void {
    const job = jobFromDocument(document);
    if (job.state.kind === "pending") {
      this.#timers.set(job.id, job.scheduledTime, () => void this.#run(job));
    }
  }
}
