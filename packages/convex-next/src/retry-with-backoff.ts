import { backoff, pause } from "./backoff.ts";

/** How long an answer may take, in ms, before somebody is told, and before it may be given up for another try. */
const OVERDUE = 8000;

/** Whose answer is waited for. */
type Subject = string | null | undefined;

/**
 * Retry with backoff: asks a service that may be unreachable for as long as it takes to get an answer, a rejection
 * included.
 */
export class RetryWithBackoff {
  readonly #onChange: (isOutage: boolean) => void;
  readonly #unanswered = new Set<symbol>();
  readonly #retries = new Set<() => void>();
  readonly #ends = new Map<() => void, Subject>();

  /** @param onChange told when an answer is overdue, and when nobody waits for one any longer */
  constructor(onChange: (isOutage: boolean) => void) {
    this.#onChange = onChange;
  }

  /**
   * Asks, again and again until an outcome is an answer. Does not reject for what `question` rejects with.
   *
   * @throws Error after `cancel`
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
        if (outcome === "retry") continue;
        if (isAnswer(outcome)) return outcome;
        miss();
        await this.#wait(subject, pause(backoff(tries)));
      }
    } finally {
      if (this.#unanswered.delete(asker) && this.#unanswered.size === 0) this.#onChange(false);
    }
  }

  /** Asks anew at once, for whoever waits for the next try or for an answer that is overdue. */
  tryNow(): void {
    for (const retry of this.#retries) retry();
  }

  /** Ends all asking about a subject: nobody needs these answers any longer. */
  cancel(subject: Subject): void {
    for (const [end, of] of this.#ends) if (of === subject) end();
  }

  /** @param onOverdue called once it has taken too long; a retry may end the wait from then on; without `onOverdue`, at once */
  async #wait<Result>(
    subject: Subject,
    waitedFor: Promise<Result>,
    onOverdue?: () => void,
  ): Promise<Result | "retry"> {
    const { promise: interruption, resolve, reject } = withResolvers<"retry">();
    const retry = () => resolve("retry");
    const end = () => reject(new Error("The answer is no longer needed: the session has changed."));
    this.#ends.set(end, subject);
    let overdue: ReturnType<typeof setTimeout> | undefined;
    if (onOverdue) {
      overdue = setTimeout(() => {
        this.#retries.add(retry);
        onOverdue();
      }, OVERDUE);
    } else this.#retries.add(retry);
    try {
      return await Promise.race([waitedFor, interruption]);
    } finally {
      clearTimeout(overdue);
      this.#retries.delete(retry);
      this.#ends.delete(end);
    }
  }
}

async function settled<Answer>(question: Promise<Answer>): Promise<PromiseSettledResult<Answer>> {
  const [outcome] = await Promise.allSettled([question]);
  return outcome;
}

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
