import type { MutationOutcome } from "../types";

/**
 * How many outcomes are kept. A client repeats only requests it had no answer to when its connection broke, which
 * are recent ones; ten thousand newer mutations mean that it is long gone. Without a bound every mutation ever run
 * would stay in memory and in the log.
 */
export const REMEMBERED_REQUESTS = 10_000;

/** Outcomes of mutations by idempotency key, newest last. */
export class Requests {
  readonly #outcomes = new Map<string, MutationOutcome>();

  get size(): number {
    return this.#outcomes.size;
  }

  get(key: string): MutationOutcome | undefined {
    return this.#outcomes.get(key);
  }

  remember(key: string, outcome: MutationOutcome): void {
    this.#outcomes.set(key, outcome);
    if (this.#outcomes.size <= REMEMBERED_REQUESTS) return;
    const [oldest] = this.#outcomes.keys();
    if (oldest !== undefined) this.#outcomes.delete(oldest);
  }

  entries(): IterableIterator<[string, MutationOutcome]> {
    return this.#outcomes.entries();
  }
}
