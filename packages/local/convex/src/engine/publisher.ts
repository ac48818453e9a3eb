import type { Commit } from "./types";

/**
 * Tells of commits once they count, in their order: at once, or when they are on the disk. Until then nobody is shown
 * what they did, as on Convex, whose queries read what is durable.
 */
export class Publisher {
  readonly #listeners = new Set<(commit: Commit) => void>();
  readonly #whenDurable: () => Promise<void> | null;
  /** Committed, but not durable yet. Those that the disk refused stay here for ever. */
  readonly #waiting: Commit[] = [];
  #last: Promise<void> = Promise.resolve();

  /** `whenDurable` is called after each commit; it resolves in the order of the calls, and never again once it rejects. */
  constructor(whenDurable: () => Promise<void> | null) {
    this.#whenDurable = whenDurable;
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(commit: Commit): void {
    const durable = this.#whenDurable() ?? (this.#waiting.length > 0 ? this.#last : null);
    if (durable === null) return this.#tell(commit);
    this.#waiting.push(commit);
    this.#last = this.#tellLater(commit, durable);
    // Those who wait for it learn of a failure, and there may be none.
    this.#last.catch(() => {});
  }

  /** Resolves once every commit so far has been told of. Rejects with CommitFailed if one never will be. */
  async whenPublished(): Promise<void> {
    await this.#last;
  }

  /** Up to which timestamp every commit has been told of, where `latest` is that of the newest; in nanoseconds. */
  visibleTs(latest: bigint): bigint {
    const [first] = this.#waiting;
    return first === undefined ? latest : first.ts - 1n;
  }

  async #tellLater(commit: Commit, durable: Promise<void>): Promise<void> {
    await durable;
    this.#waiting.shift();
    this.#tell(commit);
  }

  #tell(commit: Commit): void {
    for (const listener of this.#listeners) listener(commit);
  }
}
