import { TokenExpiredError } from "../auth/errors";
import { Mutex } from "../mutex";
import type { Commit, Engine } from "../engine/types";
import { hasExpired, type Caller, type Credentials } from "./caller";
import type { MutationRequest } from "./client-messages";
import type { Outbox } from "./outbox";
import { mutationResponse } from "./server-messages";

export interface MutationsContext {
  engine: Pick<Engine, "runMutation">;
  caller: Caller;
  outbox: Outbox;
  /** Asked before a mutation starts: false once the session has ended. */
  mayContinue: () => boolean;
  /** Called after the response of a mutation that succeeded. */
  onSuccess: () => void;
  onError: (error: unknown) => void;
}

interface Running {
  key: string;
  /** Null until it has committed. */
  committedAt: bigint | null;
  answered: Promise<void>;
}

/** One client's mutations: each runs, and is answered, before the next one starts. */
export class Mutations {
  readonly #context: MutationsContext;
  readonly #queue = new Mutex();
  #running: Running | null = null;

  constructor(context: MutationsContext) {
    this.#context = context;
  }

  /** Runs a mutation when its turn has come, as who the caller is now; ends the session if that has expired by then. */
  enqueue(sessionId: string | null, message: MutationRequest): void {
    const { credentials } = this.#context.caller;
    const key = `${sessionId}:${message.requestId}`;
    void this.#queue.run(async () => {
      // The client sends what was not answered again on its next connection, in the same order.
      if (!this.#context.mayContinue()) return;
      let settle: () => void = () => {};
      const answered = new Promise<void>((resolve) => (settle = resolve));
      this.#running = { key, committedAt: null, answered };
      await this.#run(key, credentials, message);
      this.#running = null;
      settle();
    });
  }

  /** Notes whether it is the running mutation that has committed. */
  onCommit({ ts, idempotencyKey }: Commit): void {
    if (this.#running?.key === idempotencyKey) this.#running.committedAt = ts;
  }

  /**
   * Settles once every mutation of this client that has committed by `ts` is answered. One that has not committed is not
   * waited for: it may be queued behind the slow mutations of others.
   */
  async whenAnswered(ts: bigint): Promise<void> {
    const running = this.#running;
    if (running === null || running.committedAt === null || running.committedAt > ts) return;
    await running.answered;
  }

  async #run(
    key: string,
    credentials: Credentials,
    { requestId, udfPath, args, componentPath }: MutationRequest,
  ): Promise<void> {
    const { engine, outbox, onSuccess, onError } = this.#context;
    try {
      const { identity, access, origin } = credentials;
      const call = { componentPath, path: udfPath, args, access, origin };
      const outcome = await engine.runMutation(identity, call, key, () => {
        if (hasExpired(credentials)) throw new TokenExpiredError();
      });
      outbox.send(mutationResponse(requestId, outcome));
      if (outcome.ok) onSuccess();
    } catch (error) {
      onError(error);
    }
  }
}
