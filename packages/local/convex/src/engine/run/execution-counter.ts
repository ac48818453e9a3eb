import type { ExecutionCounts, Identity } from "../types";

type Counts = Map<string, { total: number; unauthenticated: number }>;

/** Counts runs of public functions that clients asked for: of everybody, and of each identity. */
export class ExecutionCounter {
  readonly #all: Counts = new Map();
  readonly #own = new Map<string, { identity: Identity; counts: Counts }>();

  /** `path` in its canonical form. */
  count(path: string, identity: Identity | null): void {
    add(this.#all, path, identity);
    if (identity === null) return;
    const own = this.#own.get(identity.tokenIdentifier) ?? { identity, counts: new Map() };
    this.#own.set(identity.tokenIdentifier, own);
    add(own.counts, path, identity);
  }

  /** Without `isAsked` of everybody, else of those identities together. */
  toCounts(isAsked?: (identity: Identity) => boolean): ExecutionCounts {
    if (isAsked === undefined) return Object.fromEntries(this.#all);
    const counts: ExecutionCounts = {};
    for (const own of this.#own.values()) {
      if (!isAsked(own.identity)) continue;
      for (const [path, { total }] of own.counts) {
        counts[path] = { total: (counts[path]?.total ?? 0) + total, unauthenticated: 0 };
      }
    }
    return counts;
  }
}

function add(counts: Counts, path: string, identity: Identity | null): void {
  const { total, unauthenticated } = counts.get(path) ?? { total: 0, unauthenticated: 0 };
  counts.set(path, { total: total + 1, unauthenticated: unauthenticated + (identity === null ? 1 : 0) });
}
