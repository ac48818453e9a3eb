import { CallEnded } from "../errors";
import { MAX_COMPUTING_MS } from "../limits/limits";
import type { FunctionKind } from "./registered-function";

/** Convex's words, for what it allows one second as well. */
const TIMED_OUT = `Function execution timed out (maximum duration: ${MAX_COMPUTING_MS / 1000}s)`;

/** An action may compute for minutes on Convex, where it has a thread of its own. */
const ACTION_TIMED_OUT =
  `Function execution timed out: the action computed for ${MAX_COMPUTING_MS / 1000} s at a stretch. A Convex ` +
  "deployment allows that; on the local one, where all functions share a thread, nobody else was answered meanwhile. " +
  "Let others have their turn in between: await a timer.";

/** What was between two beats alone never ends a call: it may have been the deployment's own work. */
const MAX_CHARGE_MS = 500;

/** So long no work of the deployment's own takes: one operation of the engine, such as sorting millions of values, does. */
const CERTAIN_MS = 2 * MAX_COMPUTING_MS;

/**
 * How much of the time between two looks at the clock counts as computed: what a debugger, or what else runs on a busy
 * machine, holds a call up for does not.
 */
export function computedMs({ wallMs, cpuMs }: { wallMs: number; cpuMs: number }): number {
  const ms = Math.min(wallMs, cpuMs);
  return ms < CERTAIN_MS ? Math.min(ms, MAX_CHARGE_MS) : ms;
}

/**
 * What one call, with everything that it calls in the same transaction, has used of its time; null for the kind of code
 * that belongs to no call, such as a module that is imported.
 */
export class CallBudget {
  readonly #kind: FunctionKind | null;
  readonly #failure: Promise<never>;
  #fail: (error: CallEnded) => void = () => {};
  #computedMs = 0;
  #turn = 0;
  #ended: CallEnded | null = null;

  constructor(kind: FunctionKind | null) {
    this.#kind = kind;
    this.#failure = new Promise((_resolve, reject) => (this.#fail = reject));
    // A call that was ended after its answer, in what it has left running, has nobody who waits for its failure.
    this.#failure.catch(() => {});
  }

  /** The result of `work`, unless the call is ended before: then rejects, and what the work still does is ignored. */
  async within<Result>(work: Promise<Result>): Promise<Result> {
    return await Promise.race([work, this.#failure]);
  }

  /** Ends the call for good: its code gets `error` again wherever it goes on, and so does its caller. */
  end(error: CallEnded): void {
    this.#ended ??= error;
    this.#fail(this.#ended);
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** Throws what the call was ended with. */
  checkEnded(): void {
    if (this.#ended !== null) throw this.#ended;
  }

  /**
   * Counts time that the call has computed in a turn of the event loop, and ends it when that is too long: for a query
   * or a mutation all of it counts, as on Convex, for other code that of one turn.
   */
  charge(ms: number, turn: number): void {
    const countsAll = this.#kind === "query" || this.#kind === "mutation";
    if (!countsAll && turn !== this.#turn) this.#computedMs = 0;
    this.#turn = turn;
    this.#computedMs += ms;
    if (this.#computedMs < MAX_COMPUTING_MS) return;
    this.end(new CallEnded(this.#kind === "action" ? ACTION_TIMED_OUT : TIMED_OUT));
  }
}
