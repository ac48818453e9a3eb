import type { ExecutionCounts, Identity } from "../types";

/** How far back one can ask, in ms. */
const REMEMBERED = 60_000;

interface RecentRun {
  path: string;
  identity: Identity | null;
  /** In ms since the epoch. */
  at: number;
}

type Counts = Map<string, { total: number; unauthenticated: number }>;

/** Counts runs of public functions that clients asked for: of everybody, and of each identity. */
export class ExecutionCounter {
  readonly #all: Counts = new Map();
  readonly #own = new Map<string, { identity: Identity; counts: Counts }>();

  readonly #recent: RecentRun[] = [];

  /** `path` in its canonical form. */
  count(path: string, identity: Identity | null): void {
    const at = Date.now();
    this.#recent.push({ path, identity, at });
    while ((this.#recent[0]?.at ?? at) < at - REMEMBERED) this.#recent.shift();
    add(this.#all, path, identity);
    if (identity === null) return;
    const own = this.#own.get(identity.tokenIdentifier) ?? { identity, counts: new Map() };
    this.#own.set(identity.tokenIdentifier, own);
    add(own.counts, path, identity);
  }

  /**
   * Without `isAsked` of everybody, else of those identities together.
   *
   * @param until as it was then, in ms since the epoch, at most a minute ago: a request that asks is not as fast as what
   *   it asks about
   */
  toCounts(isAsked?: (identity: Identity) => boolean, until = Infinity): ExecutionCounts {
    const counts = isAsked ? this.#ownCounts(isAsked) : Object.fromEntries(this.#all);
    for (const { path, identity, at } of this.#recent) {
      const known = counts[path];
      if (at <= until || !known || (isAsked && !(identity && isAsked(identity)))) continue;
      const unauthenticated = known.unauthenticated - (identity === null ? 1 : 0);
      counts[path] = { total: known.total - 1, unauthenticated };
    }
    return counts;
  }

  #ownCounts(isAsked: (identity: Identity) => boolean): ExecutionCounts {
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
