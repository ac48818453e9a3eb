import { Newest } from "@repo/local-kit/collections";

/** A request that was not honoured, as the instance's own page lists it. */
export interface Refusal {
  /** Grows from refusal to refusal, across restarts too. */
  readonly id: number;
  readonly at: number;
  readonly method: string;
  /** Without its query, which holds who the browser is. */
  readonly path: string;
  readonly status: number;
  readonly code: string;
  readonly reason: string;
}

const KEPT = 50;

/** The latest refusals, and word of new ones. */
export class Refusals {
  readonly #newest = new Newest<Refusal>(KEPT);

  add(refusal: Omit<Refusal, "id" | "at">): void {
    const at = Date.now();
    const last = this.list[0]?.id ?? 0;
    this.#newest.add({ ...refusal, id: Math.max(last + 1, at), at });
  }

  /** Newest first. */
  get list(): readonly Refusal[] {
    return this.#newest.list();
  }

  /** Tells of each refusal after the one with this id, the oldest first. Returns how to stop. */
  subscribe(after: number, listener: (refusal: Refusal) => void): () => void {
    for (const refusal of this.list.toReversed()) if (refusal.id > after) listener(refusal);
    return this.#newest.subscribe(listener);
  }
}
