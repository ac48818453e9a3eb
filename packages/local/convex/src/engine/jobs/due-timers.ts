import { AsyncLocalStorage } from "node:async_hooks";

/** setTimeout takes 31 bits; a longer delay would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** One timer for each job, by its name: never early, however far away its time is. */
export class DueTimers {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Timers started within a function's run would inherit its context: its identity, its log lines, its transaction. */
  readonly #outsideOfRuns = AsyncLocalStorage.snapshot();

  /** Calls `fire` at `time`, in epoch milliseconds, and no longer at what was set for this name before. */
  set(name: string, time: number, fire: () => void): void {
    this.clear(name);
    this.#outsideOfRuns(() => this.#arm(name, time, fire));
  }

  clear(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  clearAll(): void {
    for (const name of this.#timers.keys()) this.clear(name);
  }

  #arm(name: string, time: number, fire: () => void): void {
    const delay = Math.max(0, time - Date.now());
    const timer = setTimeout(
      () => {
        this.#timers.delete(name);
        if (time > Date.now() + 1) this.#arm(name, time, fire);
        else fire();
      },
      Math.min(delay, MAX_DELAY_MS),
    );
    // Waiting jobs are safe in the log; they are no reason to keep a process alive.
    timer.unref();
    this.#timers.set(name, timer);
  }
}
