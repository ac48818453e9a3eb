/** One microsecond. A double holds today's epoch milliseconds only to about 0.00025 ms, so smaller steps vanish. */
const CREATION_TIME_STEP_MS = 0.001;

/** Bounds what a client may claim to have seen: timestamps travel as signed 64-bit integers (`db.vars.commitTs`). */
const MAX_TIMESTAMP = 2n ** 62n;

/** The deployment's time: both counters follow the machine's clock, but never repeat and never go back. */
export class Clock {
  #ts = nowInNanoseconds();
  #creationTime = 0;

  /** Newest commit's timestamp in nanoseconds. */
  latest(): bigint {
    return this.#ts;
  }

  /** Timestamp for the next commit in nanoseconds. It counts only once `advanceTo` took it: a commit can still fail. */
  next(): bigint {
    const now = nowInNanoseconds();
    return now > this.#ts ? now : this.#ts + 1n;
  }

  /** Moves forward to at least `ts`. Throws a RangeError for a time no clock shows before the year 2116. */
  advanceTo(ts: bigint): void {
    if (ts > MAX_TIMESTAMP)
      throw new RangeError(`The timestamp ${ts} lies too far in the future to continue from.`);
    if (ts > this.#ts) this.#ts = ts;
  }

  /** A new document's `_creationTime` in milliseconds, strictly increasing. */
  nextCreationTime(): number {
    this.#creationTime = Math.max(Date.now(), this.#creationTime + CREATION_TIME_STEP_MS);
    return this.#creationTime;
  }

  /** Makes later creation times exceed `creationTime`, read from a stored document. */
  sawCreationTime(creationTime: number): void {
    if (creationTime > this.#creationTime) this.#creationTime = creationTime;
  }
}

function nowInNanoseconds(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
