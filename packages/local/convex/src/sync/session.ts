import type { WebSocket } from "ws";

import type { Authenticator } from "../auth/authenticator";
import { AuthenticationError, TokenExpiredError } from "../auth/errors";
import type { Commit, Engine, RequestOrigin } from "../engine/types";
import { latencyOf, type Latencies } from "../latency";
import { Mutex } from "../mutex";
import { Caller, type AccessWithKey } from "./caller";
import {
  parseClientMessage,
  ProtocolError,
  type ActionRequest,
  type Authenticate,
  type ClientMessage,
  type Connect,
} from "./client-messages";
import { Mutations } from "./mutations";
import { Outbox } from "./outbox";
import { actionResponse } from "./server-messages";
import { Transitions } from "./transitions";

/**
 * How far ahead of our clock a client's observation may be, in milliseconds: clocks differ, but not by more. What this
 * deployment has told it is never too far ahead, even after this machine's clock was set back.
 */
const MAX_OBSERVED_AHEAD_MS = 60_000;

/** WebSocket close codes (RFC 6455, section 7.4.1). */
const NORMAL = 1000;
const POLICY_VIOLATION = 1008;
const INTERNAL_ERROR = 1011;

export interface SessionServices {
  engine: Engine;
  authenticator: Authenticator;
  latencies: Latencies;
  /** Told of every Authenticate, for the counters of the control API. */
  onAuthenticate: () => void;
}

/** One client's connection. Its messages are handled in order; nothing a client sends harms any other session. */
export class SyncSession {
  readonly #services: SessionServices;
  readonly #socket: WebSocket;
  readonly #outbox: Outbox;
  readonly #caller: Caller;
  readonly #transitions: Transitions;
  readonly #mutations: Mutations;
  readonly #messages = new Mutex();
  /** Null until the client has sent Connect. */
  #sessionId: string | null = null;
  #ended = false;

  /** @param origin of the request that opened the connection */
  constructor(
    socket: WebSocket,
    services: SessionServices,
    accessWithKey: AccessWithKey,
    origin: Omit<RequestOrigin, "authToken">,
  ) {
    this.#services = services;
    this.#socket = socket;
    this.#caller = new Caller(services.authenticator, accessWithKey, origin);
    this.#outbox = new Outbox(socket, latencyOf(services.latencies, this.#caller));
    this.#transitions = new Transitions({
      engine: services.engine,
      caller: this.#caller,
      outbox: this.#outbox,
      mayContinue: () => !this.#ended && this.#hasValidToken(),
      whenMutationsAnswered: (ts) => this.#mutations.whenAnswered(ts),
      onError: (error) => this.#fail(error),
    });
    this.#mutations = new Mutations({
      engine: services.engine,
      caller: this.#caller,
      outbox: this.#outbox,
      mayContinue: () => !this.#ended,
      // The client's promise resolves at a Transition as new as the commit, even one that changes nothing.
      onSuccess: () => this.#transitions.schedule(),
      onError: (error) => this.#fail(error),
    });
    socket.on("message", (data, isBinary) => {
      void this.#messages.run(() =>
        this.#receive(isBinary || !Buffer.isBuffer(data) ? null : data.toString()),
      );
    });
    // The `ws` library closes the socket by itself after an error, such as a frame that is too long.
    socket.on("error", () => this.#end());
    socket.on("close", () => this.#end());
  }

  /** Notes a commit; sends a Transition if it concerns this client. */
  onCommit(commit: Commit): void {
    if (this.#ended) return;
    this.#mutations.onCommit(commit);
    this.#transitions.onCommit(commit);
  }

  /** Runs every query again, with newly loaded functions. */
  onFunctionsChanged(): void {
    this.#transitions.runAll();
  }

  terminate(): void {
    this.#end();
    this.#socket.terminate();
  }

  async #receive(frame: string | null): Promise<void> {
    if (this.#ended) return;
    try {
      if (frame === null) throw new ProtocolError("Received a binary frame: the protocol is JSON text.");
      await this.#handle(parseClientMessage(frame));
    } catch (error) {
      this.#fail(error);
    }
  }

  async #handle(message: ClientMessage): Promise<void> {
    if ((this.#sessionId === null) !== (message.type === "Connect")) {
      throw new ProtocolError(`Received ${message.type}: Connect comes first, and once.`);
    }
    switch (message.type) {
      case "Connect":
        return this.#connect(message);
      case "Authenticate":
        return await this.#authenticate(message);
      case "ModifyQuerySet":
        return this.#transitions.modify(message);
      case "Mutation":
        if (this.#hasValidToken()) this.#mutations.enqueue(this.#sessionId, message);
        return;
      case "Action":
        // Actions run beside each other and beside everything else.
        void this.#runAction(message);
        return;
      case "Event":
        return;
    }
  }

  #connect({ sessionId, clientTs, maxObservedTimestamp }: Connect): void {
    this.#sessionId = sessionId;
    this.#transitions.clientClockSkew = clientTs === undefined ? undefined : clientTs - Date.now();
    if (maxObservedTimestamp === undefined) return;
    const { engine } = this.#services;
    const isAhead = maxObservedTimestamp > BigInt(Date.now() + MAX_OBSERVED_AHEAD_MS) * 1_000_000n;
    if (isAhead && maxObservedTimestamp > engine.latestTs()) {
      throw new ProtocolError(
        "Received a maxObservedTimestamp more than a minute ahead of this machine's clock.",
      );
    }
    engine.advanceTo(maxObservedTimestamp);
  }

  async #authenticate(message: Authenticate): Promise<void> {
    this.#services.onAuthenticate();
    try {
      await this.#caller.authenticate(message);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      return this.#refuseToken(error.message, { authUpdateAttempted: true });
    }
    // Confirms the identity to the client, even without any query.
    this.#transitions.runAll();
  }

  async #runAction({ requestId, udfPath, args, componentPath }: ActionRequest): Promise<void> {
    if (!this.#hasValidToken()) return;
    const { identity, access, origin } = this.#caller.credentials;
    try {
      const call = { componentPath, path: udfPath, args, access, origin };
      const outcome = await this.#services.engine.runAction(identity, call);
      this.#outbox.send(actionResponse(requestId, outcome));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** False, after an AuthError, once the token has expired: the client comes back with a fresh one. */
  #hasValidToken(): boolean {
    if (!this.#caller.hasExpired) return true;
    this.#fail(new TokenExpiredError());
    return false;
  }

  #refuseToken(error: string, { authUpdateAttempted }: { authUpdateAttempted: boolean }): void {
    if (this.#ended) return;
    const baseVersion = this.#caller.version;
    this.#outbox.send({ type: "AuthError", error, baseVersion, authUpdateAttempted });
    this.#close(NORMAL, "AuthError");
  }

  /**
   * A protocol violation ends the client for good. With an expired token, and after anything that is our own failure,
   * the client comes back.
   */
  #fail(error: unknown): void {
    if (this.#ended) return;
    if (error instanceof TokenExpiredError) {
      return this.#refuseToken(error.message, { authUpdateAttempted: false });
    }
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof ProtocolError) {
      this.#outbox.send({ type: "FatalError", error: message });
      return this.#close(POLICY_VIOLATION, message);
    }
    console.error("convex-local: a sync session failed and is closed:", error);
    this.#close(INTERNAL_ERROR, `InternalServerError: ${message}`);
  }

  #close(code: number, reason: string): void {
    this.#end();
    this.#outbox.close(code, reason);
  }

  #end(): void {
    this.#ended = true;
  }
}
