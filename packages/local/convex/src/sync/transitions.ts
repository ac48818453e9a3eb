import type { Commit, Engine } from "../engine/types";
import type { Caller } from "./caller";
import { ProtocolError, type ModifyQuerySet, type QuerySetModification } from "./client-messages";
import type { Outbox } from "./outbox";
import { QuerySet } from "./query-set";
import { transition, type StateVersion } from "./server-messages";

export interface TransitionContext {
  engine: Engine;
  caller: Caller;
  outbox: Outbox;
  /** Asked before every step: false once the session has ended, or ends because its token has expired. */
  mayContinue: () => boolean;
  /** Settles when every mutation of this client that has committed by `ts` has been answered. */
  whenMutationsAnswered: (ts: bigint) => Promise<void>;
  onError: (error: unknown) => void;
}

/** Keeps one client up to date: one Transition at a time, each starting at the version where the last one ended. */
export class Transitions {
  readonly #context: TransitionContext;
  readonly #queries: QuerySet;
  /** The query set's version as the client last changed it, and the changes no Transition has answered yet. */
  #querySetVersion = 0;
  #modifications: QuerySetModification[] = [];
  #mustRunAll = false;
  #shown: StateVersion = { querySet: 0, identity: 0, ts: 0n };
  #state: "idle" | "running" | "running, another due" = "idle";
  /** Client's clock minus ours, in milliseconds, if the client told its time. */
  clientClockSkew: number | undefined;

  constructor(context: TransitionContext) {
    this.#context = context;
    this.#queries = new QuerySet(context.engine);
  }

  modify({ baseVersion, newVersion, modifications }: ModifyQuerySet): void {
    if (baseVersion !== this.#querySetVersion || newVersion <= baseVersion) {
      throw new ProtocolError(
        `BaseVersionMismatch: Base version ${baseVersion} passed up doesn't match the current version ` +
          `${this.#querySetVersion}`,
      );
    }
    this.#querySetVersion = newVersion;
    this.#modifications.push(...modifications);
    this.schedule();
  }

  /** Runs every query again: the caller or the functions have changed. */
  runAll(): void {
    this.#mustRunAll = true;
    this.schedule();
  }

  onCommit(commit: Commit): void {
    if (this.#queries.invalidate(commit)) this.schedule();
  }

  /** Sends a Transition soon, even if it turns out to change nothing but its timestamp. */
  schedule(): void {
    if (this.#state !== "idle") {
      this.#state = "running, another due";
      return;
    }
    this.#state = "running";
    // Messages that arrive together are answered by one Transition.
    setImmediate(() => {
      this.#run().catch(this.#context.onError);
    });
  }

  async #run(): Promise<void> {
    do {
      this.#state = "running";
      if (!this.#context.mayContinue()) return;
      await this.#send();
    } while (this.#isDue());
    this.#state = "idle";
  }

  #isDue(): boolean {
    return this.#state === "running, another due" || this.#queries.isStale;
  }

  async #send(): Promise<void> {
    const { caller, outbox, mayContinue, whenMutationsAnswered } = this.#context;
    const version = { querySet: this.#querySetVersion, identity: caller.version };
    const removed = this.#queries.apply(this.#modifications.splice(0));
    if (this.#mustRunAll) {
      this.#mustRunAll = false;
      this.#queries.invalidateAll();
    }
    const { ts, changed } = await this.#queries.refresh(caller.identity, caller.credentials.access);
    // The responses go first, or the optimistic updates whose effects these results carry would flicker.
    await whenMutationsAnswered(ts);
    if (!mayContinue()) return;
    const shown = { ...version, ts };
    outbox.send(transition(this.#shown, shown, [...removed, ...changed], this.clientClockSkew));
    this.#shown = shown;
  }
}
