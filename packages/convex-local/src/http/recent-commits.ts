import type { Commit, Engine, ReadSet } from "../engine/types";

/** How far back a query can be asked for, in nanoseconds: what Convex promises. */
const WINDOW_NS = 30n * 1_000_000_000n;

/** The commits of the last 30 s: enough to tell whether a result of now is also the result of a moment ago. */
export class RecentCommits {
  readonly #commits: Commit[] = [];
  readonly #unsubscribe: () => void;
  /** Every commit after this one is known. */
  #knownSince: bigint;

  constructor(engine: Pick<Engine, "latestTs" | "onCommit">) {
    this.#knownSince = engine.latestTs();
    this.#unsubscribe = engine.onCommit((commit) => this.#add(commit));
  }

  /** Whether a result read at `now` would have been the same at `ts`. Exact when true; false may also mean "forgotten". */
  isSameAt(ts: bigint, now: bigint, reads: ReadSet): boolean {
    if (ts < this.#knownSince) return false;
    return !this.#commits.some(
      (commit) => commit.ts > ts && commit.ts <= now && reads.isInvalidatedBy(commit.changes),
    );
  }

  close(): void {
    this.#unsubscribe();
  }

  #add(commit: Commit): void {
    this.#commits.push(commit);
    const kept = this.#commits.findIndex(({ ts }) => ts > commit.ts - WINDOW_NS);
    for (const { ts } of this.#commits.splice(0, kept)) this.#knownSince = ts;
  }
}
