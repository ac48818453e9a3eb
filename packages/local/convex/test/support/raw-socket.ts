import { once } from "node:events";

import { onTestFinished } from "vitest";
import { WebSocket } from "ws";

import { until } from "./until";

export interface ServerFrame {
  type: string;
  [field: string]: unknown;
}

/** A WebSocket that says whatever it is told: the part of a client that is wrong, or hostile. */
export interface RawSocket {
  frames: ServerFrame[];
  /** How the server closed the connection; null while it is open. */
  closed: { code: number; reason: string } | null;
  send(message: unknown): void;
  sendText(text: string | Buffer): void;
  /** Waits for the first frame of this type. */
  next(type: string): Promise<ServerFrame>;
  untilClosed(): Promise<{ code: number; reason: string }>;
}

/** `connect: false` leaves the Connect message out; `headers` are the upgrade's. */
export async function openRawSocket(
  url: string,
  { connect = true, headers = {} }: { connect?: boolean; headers?: Record<string, string> } = {},
): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.0.0/sync`, { headers });
  onTestFinished(() => socket.terminate());
  const raw: RawSocket = {
    frames: [],
    closed: null,
    send: (message) => socket.send(JSON.stringify(message)),
    sendText: (text) => socket.send(text),
    async next(type) {
      const find = () => raw.frames.find((frame) => frame.type === type);
      await until(
        () => find() !== undefined,
        () => raw,
      );
      return find() ?? { type: "none" };
    },
    async untilClosed() {
      await until(
        () => raw.closed !== null,
        () => raw.frames,
      );
      return raw.closed ?? { code: 0, reason: "" };
    },
  };
  socket.on("message", (data: Buffer) => raw.frames.push(JSON.parse(data.toString())));
  socket.on("close", (code, reason) => (raw.closed = { code, reason: reason.toString() }));
  await once(socket, "open");
  if (connect) raw.send(connectMessage());
  return raw;
}

export function connectMessage(fields: Record<string, unknown> = {}) {
  return {
    type: "Connect",
    sessionId: crypto.randomUUID(),
    connectionCount: 0,
    lastCloseReason: null,
    ...fields,
  };
}
