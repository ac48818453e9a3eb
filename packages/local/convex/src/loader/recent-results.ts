/**
 * Results of a function that depends on a text alone, for as long as few others were asked for since: the same modules
 * are loaded for each use of a component, for a push that is looked at and then made, and again after each change.
 */
export class RecentResults<Result> {
  /** The one that was asked for longest ago comes first. */
  readonly #results = new Map<string, Result>();
  readonly #make: (text: string) => Result;
  readonly #capacity: number;
  #size = 0;

  /** @param capacity characters of all texts together */
  constructor(make: (text: string) => Result, capacity: number) {
    this.#make = make;
    this.#capacity = capacity;
  }

  /** The function's result; what it throws is not kept. */
  of(text: string): Result {
    const known = this.#results.get(text);
    const result = known ?? this.#make(text);
    if (known === undefined) this.#size += text.length;
    this.#results.delete(text);
    this.#results.set(text, result);
    for (const oldest of this.#results.keys()) {
      if (this.#size <= this.#capacity) break;
      this.#results.delete(oldest);
      this.#size -= oldest.length;
    }
    return result;
  }
}
