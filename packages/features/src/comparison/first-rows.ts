/** Rows of data: those of a skeleton are hidden from assistive technology, as is their table. */
const ROWS = "main tbody tr";
const HIDDEN = '[aria-busy="true"], [aria-hidden="true"]';

/** Notes when each row came into the document. */
export class RowWatch {
  readonly #seenAt = new WeakMap<Element, number>();
  readonly #observer: MutationObserver;
  readonly #started = performance.now();

  /** @param onRows called when rows came that were not there before */
  constructor(onRows: () => void) {
    this.#look(this.#started);
    this.#observer = new MutationObserver(() => {
      if (this.#look(performance.now())) onRows();
    });
    this.#observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["aria-busy", "aria-hidden"],
    });
  }

  stop(): void {
    this.#observer.disconnect();
  }

  /** The first rows that are in the document and came after a time; the times are those of `performance.now()`. */
  after(from: number): { ms: number; isAtMost: boolean } | null {
    const times = rows().flatMap((row) => this.#seenAt.get(row) ?? []);
    const first = Math.min(...times.filter((time) => time >= from));
    return Number.isFinite(first)
      ? { ms: Math.round(first - from), isAtMost: first === this.#started }
      : null;
  }

  #look(at: number): boolean {
    const unseen = rows().filter((row) => !this.#seenAt.has(row));
    for (const row of unseen) this.#seenAt.set(row, at);
    return unseen.length > 0;
  }
}

const rows = (): Element[] =>
  [...document.querySelectorAll(ROWS)].filter((row) => row.closest(HIDDEN) === null);
