/** A copy takes over what has been read already, unless more changes than these have come since. */
const FEW = 1000;

/** A value that is made when it is first asked for. */
class Start<Value> {
  #make: (() => Value) | null;
  #made: { value: Value } | null = null;

  constructor(make: () => Value) {
    this.#make = make;
  }

  get value(): Value {
    if (this.#make !== null) {
      this.#made = { value: this.#make() };
      // What it was made of may be large.
      this.#make = null;
    }
    if (this.#made === null) throw new Error("A value was asked for while it was being made.");
    return this.#made.value;
  }
}

/** The changes that copies have in common, and the newest value that any of them has read. */
interface History<Value, Change> {
  readonly start: Start<Value>;
  readonly changes: Change[];
  read: Known<Value> | null;
}

/** A value that has `length` changes of its history. */
interface Known<Value> {
  readonly length: number;
  readonly value: Value;
}

/**
 * A value whose changes are applied when it is read, all at once. Copies, which take constant time, share the changes
 * that they have in common, and what any of them has worked out from those.
 */
export class Deferred<Value, Change> {
  readonly #apply: (value: Value, changes: readonly Change[]) => Value;
  #history: History<Value, Change>;
  /** How many of the history's changes are this copy's: it may have been left behind. */
  #length: number;
  #read: Known<Value> | null = null;

  private constructor(
    apply: (value: Value, changes: readonly Change[]) => Value,
    history: History<Value, Change>,
    length: number,
  ) {
    this.#apply = apply;
    this.#history = history;
    this.#length = length;
  }

  /**
   * @param make gives the value before all changes, when it is first read
   * @param apply gives a new value, and leaves the one that it is given as it is
   */
  static of<Value, Change>(
    make: () => Value,
    apply: (value: Value, changes: readonly Change[]) => Value,
  ): Deferred<Value, Change> {
    return new Deferred(apply, { start: new Start(make), changes: [], read: null }, 0);
  }

  /** How many changes are kept for this copy. */
  get changes(): number {
    return this.#length;
  }

  push(change: Change): void {
    // Another copy has gone another way.
    if (this.#history.changes.length !== this.#length) this.#goOwnWay();
    this.#length = this.#history.changes.push(change);
  }

  read(): Value {
    const history = this.#history;
    const known = this.#newestKnown();
    if (known?.length === this.#length) return known.value;
    const value = this.#apply(
      known === null ? history.start.value : known.value,
      history.changes.slice(known?.length ?? 0, this.#length),
    );
    this.#read = { length: this.#length, value };
    if (history.read === null || history.read.length < this.#length) history.read = this.#read;
    return value;
  }

  clone(): Deferred<Value, Change> {
    const copy = new Deferred(this.#apply, this.#history, this.#length);
    copy.#read = this.#read;
    const known = this.#newestKnown();
    if (known !== null && this.#length - known.length <= FEW) copy.#goOwnWay();
    return copy;
  }

  #newestKnown(): Known<Value> | null {
    const { read } = this.#history;
    const shared = read !== null && read.length <= this.#length ? read : null;
    return this.#read !== null && this.#read.length > (shared?.length ?? -1) ? this.#read : shared;
  }

  /** Begins a history of its own, at the newest value that is known. */
  #goOwnWay(): void {
    const known = this.#newestKnown();
    const { start, changes } = this.#history;
    this.#history = {
      start: known === null ? start : new Start(() => known.value),
      changes: changes.slice(known?.length ?? 0, this.#length),
      read: null,
    };
    this.#length = this.#history.changes.length;
    this.#read = null;
  }
}
