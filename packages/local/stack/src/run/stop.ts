import type { EventEmitter } from "node:events";
import { constants } from "node:os";

/** Why the stack is to stop. */
export type StopReason =
  | { kind: "signal"; signal: StopSignal }
  /** The package manager that started the stack is gone. */
  | { kind: "launcher" }
  /** A service is lost for good. */
  | { kind: "lost"; message: string };

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type StopSignal = (typeof stopSignals)[number];

/**
 * One Ctrl-C can arrive several times, since npx and pnpm forward what the terminal already sent to all.
 * A person's second press comes later than this.
 */
const samePressMs = 500;

/** What the run does about it. */
export interface StopHandler {
  /** Once per kind of reason and signal. */
  onStop(reason: StopReason): void;
  /** Ctrl-C pressed again. */
  onForce(): void;
}

/** Collects the reasons to stop, from signals and from the run itself. */
export class Stop {
  readonly #controller = new AbortController();
  readonly #seen = new Set<string>();
  readonly #reasons: StopReason[] = [];
  #handler: StopHandler | undefined;
  #firstInterrupt: number | undefined;

  /** Aborted by the first reason. */
  readonly signal = this.#controller.signal;

  /**
   * Listens to the process's signals, for good: one that arrives between the end of the run and the end of the
   * process would otherwise end it at once, and the exit code be lost.
   */
  constructor(source: EventEmitter = process) {
    for (const name of stopSignals) source.on(name, this.#onSignal);
  }

  /** The first reason. */
  get reason(): StopReason | undefined {
    return this.#reasons[0];
  }

  /** The exit code when there is no command to give one: 128 + n after signal n. */
  get exitCode(): number {
    const { reason } = this;
    return reason?.kind === "signal" ? 128 + constants.signals[reason.signal] : 1;
  }

  /** Adds a reason; what is not a signal counts only when nothing else was the reason before. */
  request(reason: StopReason): void {
    if (reason.kind !== "signal" && this.reason !== undefined) return;
    const key = reason.kind === "signal" ? reason.signal : reason.kind;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#reasons.push(reason);
    this.#controller.abort();
    this.#handler?.onStop(reason);
  }

  /** Sets what to do about reasons, those included that came before. */
  handle(handler: StopHandler): void {
    this.#handler = handler;
    for (const reason of this.#reasons) handler.onStop(reason);
  }

  /** The run is over: nothing that ends from now on is missed. */
  end(): void {
    this.#controller.abort();
  }

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (signal === "SIGINT") {
      if (this.#firstInterrupt !== undefined && now - this.#firstInterrupt > samePressMs) {
        this.#handler?.onForce();
      }
      this.#firstInterrupt ??= now;
    }
    const name = stopSignals.find((candidate) => candidate === signal);
    if (name !== undefined) this.request({ kind: "signal", signal: name });
  };
}
