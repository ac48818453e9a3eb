/** The time until the next try while there is no answer, in ms; the last one repeats. */
const WAITS = [1000, 2000, 4000, 8000, 15_000];
/** How long an answer may take, in ms, before somebody is told, and before it may be given up for another try. */
const SILENCE = 8000;

/** Whose answer is waited for. */
type Subject = string | null | undefined;

/** Asks a service that may be out of reach for as long as it takes to get an answer, a refusal included. */
export class Patience {
  readonly #onChange: (isOutage: boolean) => void;
  readonly #unanswered = new Set<symbol>();
  readonly #nudges = new Set<() => void>();
  readonly #ends = new Map<() => void, Subject>();

  /** @param onChange told when an answer is overdue, and when nobody waits for one any longer */
  constructor(onChange: (isOutage: boolean) => void) {
    this.#onChange = onChange;
  }

  /**
   * Asks, again and again until an outcome is an answer. Does not reject for what `question` rejects with.
   *
   * @throws Error after `giveUp`
   */
  async ask<Answer>(
    subject: Subject,
    question: () => Promise<Answer>,
    isAnswer: (outcome: PromiseSettledResult<Answer>) => boolean,
  ): Promise<PromiseSettledResult<Answer>> {
    const asker = Symbol("asker");
    const miss = () => {
      if (this.#unanswered.size === 0) this.#onChange(true);
      this.#unanswered.add(asker);
    };
    try {
      for (let tries = 0; ; tries++) {
        const outcome = await this.#wait(subject, settled(question()), miss);
        if (outcome === "nudged") continue;
        if (isAnswer(outcome)) return outcome;
        miss();
        await this.#wait(subject, pause(WAITS[Math.min(tries, WAITS.length - 1)]));
      }
    } finally {
      if (this.#unanswered.delete(asker) && this.#unanswered.size === 0) this.#onChange(false);
    }
  }

  /** Asks anew at once, for whoever waits for the next try or for an answer that is overdue. */
  tryNow(): void {
    for (const nudge of this.#nudges) nudge();
  }

  /** Ends all asking about a subject: nobody needs these answers any longer. */
  giveUp(subject: Subject): void {
    for (const [end, of] of this.#ends) if (of === subject) end();
  }

  /** @param onOverdue called once it has taken too long; a nudge may end the wait from then on, without this at once */
  async #wait<Result>(
    subject: Subject,
    waitedFor: Promise<Result>,
    onOverdue?: () => void,
  ): Promise<Result | "nudged"> {
    const { promise: interruption, resolve, reject } = withResolvers<"nudged">();
    const nudge = () => resolve("nudged");
    const end = () => reject(new Error("The answer is no longer needed: the session has changed."));
    this.#ends.set(end, subject);
    let silence: ReturnType<typeof setTimeout> | undefined;
    if (onOverdue) {
      silence = setTimeout(() => {
        this.#nudges.add(nudge);
        onOverdue();
      }, SILENCE);
    } else this.#nudges.add(nudge);
    try {
      return await Promise.race([waitedFor, interruption]);
    } finally {
      clearTimeout(silence);
      this.#nudges.delete(nudge);
      this.#ends.delete(end);
    }
  }
}

async function settled<Answer>(question: Promise<Answer>): Promise<PromiseSettledResult<Answer>> {
  const [outcome] = await Promise.allSettled([question]);
  return outcome;
}

const pause = (ms: number | undefined) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
