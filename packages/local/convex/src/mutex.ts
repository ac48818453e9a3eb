/** Runs tasks one after the other in the order they came. A task that throws passes its turn on like any other. */
export class Mutex {
  #busy = false;
  readonly #waiting: (() => void)[] = [];

  get isBusy(): boolean {
    return this.#busy;
  }

  async run<Result>(task: () => Result | Promise<Result>): Promise<Result> {
    if (this.#busy) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy = true;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy = false;
      else next();
    }
  }
}
