/** The newest entries of something, and word of each that comes. In memory: nobody asks for them after a restart. */
export class Newest<Entry> {
  readonly #kept: number;
  readonly #listeners = new Set<(added: Entry) => void>();
  #newestFirst: readonly Entry[] = [];

  /** @param kept how many at most */
  constructor(kept: number) {
    this.#kept = kept;
  }

  list(): readonly Entry[] {
    return this.#newestFirst;
  }

  /** Puts an entry in front of all others, and in the place of an earlier one. */
  add(entry: Entry, earlier?: Entry): void {
    const others = this.#newestFirst.filter((other) => other !== earlier);
    this.#newestFirst = [entry, ...others].slice(0, this.#kept);
    for (const listener of this.#listeners) listener(entry);
  }

  /** Calls `listener` with each entry that is added, until the function that is returned is called. */
  subscribe(listener: (added: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
