import { setTimeout as delay } from "node:timers/promises";

import { WebSocket } from "ws";

import type { Latency } from "../latency";
import { Mutex } from "../mutex";
import { toFrames } from "./frames";
import type { ServerMessage } from "./server-messages";

/** Silence after which a Ping is sent; the client reconnects after 60 s without any frame. */
const PING_AFTER_MS = 15_000;

/** RFC 6455, section 5.5: a control frame carries 125 bytes, two of which are the close code. */
const MAX_CLOSE_REASON_BYTES = 123;

/** Everything that goes to one client: in order, delayed by the latency, with a Ping when nothing was sent for a while. */
export class Outbox {
  readonly #socket: WebSocket;
  readonly #latency: Latency;
  #ping: NodeJS.Timeout | undefined;
  readonly #delayed = new Mutex();

  constructor(socket: WebSocket, latency: Latency) {
    this.#socket = socket;
    this.#latency = latency;
    this.#restartPing();
    socket.once("close", () => clearTimeout(this.#ping));
  }

  send(message: ServerMessage): void {
    const frames = toFrames(message);
    this.#inOrder(() => {
      if (this.#socket.readyState !== WebSocket.OPEN) return;
      for (const frame of frames) this.#socket.send(frame);
      this.#restartPing();
    });
  }

  /** Closes the socket after everything already sent. The client's backoff depends on how `reason` begins. */
  close(code: number, reason: string): void {
    this.#inOrder(() => this.#socket.close(code, truncate(reason)));
  }

  #inOrder(deliver: () => void): void {
    const { ms } = this.#latency;
    if (ms === 0 && !this.#delayed.isBusy) return deliver();
    const due = Date.now() + ms;
    void this.#delayed.run(async () => {
      const remaining = due - Date.now();
      if (remaining > 0) await delay(remaining);
      deliver();
    });
  }

  #restartPing(): void {
    clearTimeout(this.#ping);
    this.#ping = setTimeout(() => this.send({ type: "Ping" }), PING_AFTER_MS);
  }
}

function truncate(reason: string): string {
  const bytes = Buffer.from(reason);
  if (bytes.length <= MAX_CLOSE_REASON_BYTES) return reason;
  // A character cut in half decodes to U+FFFD, which is longer than what was cut.
  return bytes
    .subarray(0, MAX_CLOSE_REASON_BYTES)
    .toString()
    .replace(/\uFFFD+$/, "");
}
