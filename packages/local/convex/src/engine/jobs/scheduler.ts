import { AsyncLocalStorage } from "node:async_hooks";
import { jobFromDocument, SCHEDULED_FUNCTIONS, type Job } from "../data/scheduled-functions";
import type { DocumentChange, StoredDocument } from "../types";

/** setTimeout takes 31 bits; a longer delay would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Runs jobs when they are due: follows the documents in `_scheduled_functions`, which survive a restart. */
export class Scheduler {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #run: (job: Job) => Promise<void>;
  /** Timers started within a function's run would inherit its context: its identity, its log lines, its transaction. */
  readonly #outsideOfRuns = AsyncLocalStorage.snapshot();

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
      if (table !== SCHEDULED_FUNCTIONS) continue;
      this.#disarm(id);
      if (after !== null) this.#follow(after);
    }
  }

  /** Starts no further job. */
  stop(): void {
    for (const id of this.#timers.keys()) this.#disarm(id);
  }

  #follow(document: StoredDocument): void {
    const job = jobFromDocument(document);
    if (job.state.kind === "pending") this.#outsideOfRuns(() => this.#arm(job));
  }

  #arm(job: Job): void {
    const delay = Math.max(0, job.scheduledTime - Date.now());
    const timer = setTimeout(() => this.#fire(job), Math.min(delay, MAX_DELAY_MS));
    // Waiting jobs are safe in the log; they are no reason to keep a process alive.
    timer.unref();
    this.#timers.set(job.id, timer);
  }

  #fire(job: Job): void {
    this.#timers.delete(job.id);
    if (job.scheduledTime > Date.now() + 1) {
      this.#arm(job);
      return;
    }
    void this.#run(job);
  }

  #disarm(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}
