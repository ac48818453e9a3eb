/**
 * A list that only grows. Its copies share what they have in common; one that adds an item where another has added one
 * already goes on with items of its own.
 */
export class SharedList<Item> {
  #items: Item[];
  #length: number;

  /** Takes `items` over. */
  constructor(items: Item[] = []) {
    this.#items = items;
    this.#length = items.length;
  }

  get length(): number {
    return this.#length;
  }

  /** Those behind `length` belong to other copies. */
  get items(): readonly Item[] {
    return this.#items;
  }

  push(item: Item): void {
    if (this.#items.length !== this.#length) this.#items = this.#items.slice(0, this.#length);
    this.#length = this.#items.push(item);
  }

  append(items: readonly Item[]): void {
    for (const item of items) this.push(item);
  }

  /** A copy in constant time. */
  clone(): SharedList<Item> {
    const copy = new SharedList<Item>();
    copy.#items = this.#items;
    copy.#length = this.#length;
    return copy;
  }
}
