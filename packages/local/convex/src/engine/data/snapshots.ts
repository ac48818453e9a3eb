import { TimestampTooOld } from "../errors";
import type { Snapshot } from "./transaction";

/** How long the data can be read as they were, in nanoseconds: what Convex promises. */
const WINDOW_NS = 30n * 1_000_000_000n;

/**
 * How many snapshots are kept at most, each of which holds on to about ten kilobytes. The window alone is no bound:
 * thousands of commits fit into a second, and those of a deployment that was told of a later timestamp lie a
 * nanosecond apart until the machine's clock has caught up.
 */
export const MAX_SNAPSHOTS = 10_000;

/** The newest snapshot and those of the last 30 s. Each holds from its timestamp until the next one's. */
export class Snapshots {
  /** Oldest first; ends with the newest. */
  readonly #kept: { since: bigint; snapshot: Snapshot }[];
  #newest: Snapshot;

  /** Starts with one snapshot and knows nothing about the time before `since`, in nanoseconds. */
  constructor(since: bigint, snapshot: Snapshot) {
    this.#kept = [{ since, snapshot }];
    this.#newest = snapshot;
  }

  get newest(): Snapshot {
    return this.#newest;
  }

  /** Takes the snapshot that holds from `since` on, which must be later than every one before. */
  add(since: bigint, snapshot: Snapshot): void {
    this.#newest = snapshot;
    this.#kept.push({ since, snapshot });
    // The last one from before the window stays: it holds at the window's edge.
    const expired = this.#kept.findIndex((kept) => kept.since > since - WINDOW_NS) - 1;
    this.#kept.splice(0, Math.max(expired, this.#kept.length - MAX_SNAPSHOTS, 0));
  }

  /** The snapshot that holds at `ts`. Throws TimestampTooOld when it is no longer kept. */
  at(ts: bigint): Snapshot {
    const found = this.#kept.findLast(({ since }) => since <= ts);
    if (found === undefined) throw new TimestampTooOld(ts);
    return found.snapshot;
  }
}
