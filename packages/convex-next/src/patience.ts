/** The time until the next try while there is no answer, in ms; the last one repeats. */
const WAITS = [1000, 2000, 4000, 8000, 15_000];
/** How long an answer may take before somebody is told, in ms. */
const SILENCE = 4000;

/** Asks a service that may be out of reach for as long as it takes to get an answer, a refusal included. */
export class Patience {
  readonly #onChange: (isOutage: boolean) => void;
  readonly #unanswered = new Set<symbol>();
  readonly #nudges = new Set<() => void>();

  /** @param onChange told when an answer is overdue, and when nobody waits for one any longer */
  constructor(onChange: (isOutage: boolean) => void) {
    this.#onChange = onChange;
  }

  /** Asks, again and again until an outcome is an answer. Never rejects for what `question` rejects with. */
  async ask<Answer>(
    question: () => Promise<Answer>,
    isAnswer: (outcome: PromiseSettledResult<Answer>) => boolean | Promise<boolean>,
  ): Promise<PromiseSettledResult<Answer>> {
    const asker = Symbol("asker");
    const silence = setTimeout(() => this.#wait(asker), SILENCE);
    try {
      for (let tries = 0; ; tries++) {
        const outcome = await this.#unlessNudged(settled(question()));
        if (outcome === "nudged") continue;
        if (await isAnswer(outcome)) return outcome;
        this.#wait(asker);
        await this.#unlessNudged(pause(WAITS[Math.min(tries, WAITS.length - 1)]));
      }
    } finally {
      clearTimeout(silence);
      if (this.#unanswered.delete(asker) && this.#unanswered.size === 0) this.#onChange(false);
    }
  }

  /** Asks anew at once, whatever each asker is waiting for. An answer that is still on its way is given up. */
  tryNow(): void {
    for (const nudge of this.#nudges) nudge();
  }

  #wait(asker: symbol): void {
    if (this.#unanswered.size === 0) this.#onChange(true);
    this.#unanswered.add(asker);
  }

  async #unlessNudged<Result>(waiting: Promise<Result>): Promise<Result | "nudged"> {
    const { promise, resolve } = withNudge();
    this.#nudges.add(resolve);
    try {
      return await Promise.race([waiting, promise]);
    } finally {
      this.#nudges.delete(resolve);
    }
  }
}

function withNudge(): { promise: Promise<"nudged">; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<"nudged">((settle) => (resolve = () => settle("nudged")));
  return { promise, resolve };
}

async function settled<Answer>(question: Promise<Answer>): Promise<PromiseSettledResult<Answer>> {
  const [outcome] = await Promise.allSettled([question]);
  return outcome;
}

const pause = (ms: number | undefined) => new Promise<void>((resolve) => setTimeout(resolve, ms));
