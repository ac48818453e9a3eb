import type { ExecutionCounts, Identity } from "../types";

/** Counts runs of public functions that clients asked for. */
export class ExecutionCounter {
  readonly #counts = new Map<string, { total: number; unauthenticated: number }>();

  /** `path` in its canonical form. */
  count(path: string, identity: Identity | null): void {
    const { total, unauthenticated } = this.#counts.get(path) ?? { total: 0, unauthenticated: 0 };
    this.#counts.set(path, {
      total: total + 1,
      unauthenticated: unauthenticated + (identity === null ? 1 : 0),
    });
  }

  toCounts(): ExecutionCounts {
    return Object.fromEntries(this.#counts);
  }
}
