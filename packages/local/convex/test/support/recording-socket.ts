import { EventEmitter } from "node:events";

import { WebSocket } from "ws";

/** As much of a WebSocket as the server uses; keeps what it is given. */
export class RecordingSocket extends EventEmitter {
  readyState: number = WebSocket.OPEN;
  readonly sent: string[] = [];
  readonly closes: { code: number; reason: string }[] = [];

  send(frame: string): void {
    this.sent.push(frame);
  }

  close(code: number, reason: string): void {
    this.closes.push({ code, reason });
  }

  /** The same object under the type the server wants. */
  get asWebSocket(): WebSocket {
    return this as unknown as WebSocket;
  }
}
