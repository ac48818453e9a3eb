/**
 * Lets everybody who waits for the disk at the same time share one sync. It is `sync` that says what is on the disk when
 * it resolves: all that was written before it was called.
 */
export class GroupSync {
  readonly #sync: () => Promise<void>;
  /** Of those who came since the running sync began. */
  #next: Promise<void> | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #failure: { reason: unknown } | undefined;

  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /**
   * Resolves once everything that was written before this call is on the disk. Once a sync has failed it rejects for
   * ever: the operating system may have dropped what it could not write, and would let the next sync succeed without it.
   */
  wait(): Promise<void> {
    this.#next ??= this.#begin(this.#running);
    return this.#next;
  }

  async #begin(previous: Promise<unknown>): Promise<void> {
    // Those who come in the same turn of the event loop are in time as well.
    await previous;
    this.#next = undefined;
    if (this.#failure !== undefined) throw this.#failure.reason;
    const sync = this.#sync();
    this.#running = sync.catch((reason: unknown) => {
      this.#failure ??= { reason };
    });
    await sync;
  }

  /** Resolves once nobody waits any more, however that ended. */
  async settled(): Promise<void> {
    while (this.#next !== undefined) await Promise.allSettled([this.#next]);
    await this.#running;
  }
}
