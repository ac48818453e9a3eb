import { AsyncLocalStorage } from "node:async_hooks";
import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

import { refuseForeignHost, type ReadHeader } from "@repo/local-kit/guard";
import { WebSocketServer } from "ws";

import { originOf } from "../auth/request-origin";
import type { AdminKey } from "../auth/admin-key";
import { SyncSession, type SessionServices } from "./session";

/** Path of the WebSocket, with the client's version in it. */
const SYNC_PATH = /^\/api\/(?:[^/]+\/)?sync$/;

/** Largest message taken, in bytes: four times the 16 MiB that Convex allows a function's arguments. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

export interface ConnectionCounts {
  /** Open now. */
  webSockets: number;
  /** Opened since the start. */
  opened: number;
  /** Authenticate messages since the start. */
  authenticates: number;
}

/** Accepts WebSockets and keeps their sessions. */
export class SyncServer {
  readonly #services: SessionServices;
  readonly #adminKey: AdminKey;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  readonly #sessions = new Set<SyncSession>();
  readonly #unsubscribe: () => void;
  #opened = 0;
  #authenticates = 0;

  constructor({ adminKey, ...services }: Omit<SessionServices, "onAuthenticate"> & { adminKey: AdminKey }) {
    this.#adminKey = adminKey;
    this.#services = { ...services, onAuthenticate: () => (this.#authenticates += 1) };
    // A commit may come out of a running function, whose log lines must not collect what we print from then on.
    const outsideOfRuns = AsyncLocalStorage.snapshot();
    this.#unsubscribe = services.engine.onCommit((commit) => {
      outsideOfRuns(() => {
        for (const session of this.#sessions) session.onCommit(commit);
      });
    });
  }

  /** Takes an HTTP upgrade. A foreign Host is refused as for every request; anything but the sync path with 404. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const header = headersOf(request);
    const refusal = refuseForeignHost(header);
    if (refusal) return refuseUpgrade(socket, refusal.status);
    const [path = ""] = (request.url ?? "").split("?", 1);
    if (!SYNC_PATH.test(path)) return refuseUpgrade(socket, 404);
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const accessWithKey = (key: string) => this.#adminKey.accessWith(key, header);
      const session = new SyncSession(webSocket, this.#services, accessWithKey, originOf(request));
      this.#opened += 1;
      this.#sessions.add(session);
      webSocket.once("close", () => this.#sessions.delete(session));
    });
  }

  counts(): ConnectionCounts {
    return { webSockets: this.#sessions.size, opened: this.#opened, authenticates: this.#authenticates };
  }

  onFunctionsChanged(): void {
    for (const session of this.#sessions) session.onFunctionsChanged();
  }

  close(): void {
    this.#unsubscribe();
    for (const session of this.#sessions) session.terminate();
    this.#sockets.close();
  }
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** How the guard reads an upgrade, which never becomes a `Request`: of a header that came several times, all of it. */
function headersOf(request: IncomingMessage): ReadHeader {
  return (name) => request.headersDistinct[name]?.join(",");
}
