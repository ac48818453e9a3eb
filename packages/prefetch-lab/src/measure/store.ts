/** A value that React can subscribe to (`useSyncExternalStore`), and others can wait for. */
export class Store<State extends object> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(initial: State) {
    this.#state = initial;
  }

  // Arrow functions: React calls them without `this`.
  readonly get = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Waits for a state. @throws the signal's reason */
  until(condition: (state: State) => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        if (!signal.aborted && !condition(this.#state)) return;
        unsubscribe();
        signal.removeEventListener("abort", settle);
        if (signal.aborted) reject(signal.reason as Error);
        else resolve();
      };
      const unsubscribe = this.subscribe(settle);
      signal.addEventListener("abort", settle);
      settle();
    });
  }
}
