/**
 * Charges the runs of a query to whoever caused them. The deployment only has a total, so at any time one account
 * is charged with what is added to it.
 */
export class RunAttribution {
  readonly #count: () => Promise<number | null>;
  readonly #spent = new Map<string, number | null>();
  #charged: string | null = null;
  #last: number | null = null;
  #readings: Promise<void> = Promise.resolve();

  /** @param count the total at the moment of the call, whenever the answer comes; null when nobody counts */
  constructor(count: () => Promise<number | null>) {
    this.#count = count;
  }

  /**
   * From now on `account` is charged, or nobody. What was added until now is charged to the one before.
   *
   * @returns when that is known
   */
  charge(account: string | null): Promise<void> {
    const before = this.#charged;
    this.#charged = account;
    // Asked at once, for it is answered as of now; told in the order of asking.
    const reading = this.#count();
    this.#readings = this.#book(before, reading, this.#readings);
    return this.#readings;
  }

  /** Charges nobody for a while. @returns goes back to the account of before, unless another was charged since */
  suspend(): () => Promise<void> {
    const account = this.#charged;
    void this.charge(null);
    return async () => {
      if (this.#charged === null) await this.charge(account);
    };
  }

  /** What an account was charged since it was opened, as of the last reading; null when nobody counts. */
  spent(account: string): number | null {
    return this.#spent.get(account) ?? null;
  }

  /** Starts an account at nothing. */
  open(account: string): void {
    this.#spent.set(account, 0);
  }

  async #book(
    account: string | null,
    reading: Promise<number | null>,
    earlier: Promise<void>,
  ): Promise<void> {
    await earlier;
    const total = await reading;
    if (account !== null) this.#add(account, total);
    this.#last = total;
  }

  #add(account: string, total: number | null): void {
    const spent = this.#spent.get(account);
    const added = total === null || this.#last === null ? null : total - this.#last;
    if (spent !== undefined)
      this.#spent.set(account, spent === null || added === null ? null : spent + added);
  }
}
