import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { Duplex } from "node:stream";

import { errorCode } from "./processes";

const HOST = "127.0.0.1";

export interface Handlers {
  request: RequestListener;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface Listener {
  url: string;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/**
 * Listens for HTTP on the loopback interface; port 0 takes any free one. Requests wait for `handlers`.
 *
 * @throws Error naming the port if it is taken
 */
export async function listen(port: number, handlers: Promise<Handlers>): Promise<Listener> {
  const server = createServer();
  const sockets = new Set<Duplex>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("request", (request, response) => {
    void handlers.then(({ request: handle }) => handle(request, response));
  });
  server.on("upgrade", (request, socket, head) => {
    // A connection that breaks while it waits; without a listener the error would end the process.
    socket.on("error", () => socket.destroy());
    void handlers.then(({ upgrade }) => (upgrade ? upgrade(request, socket, head) : socket.destroy()));
  });

  server.listen(port, HOST);
  try {
    await once(server, "listening");
  } catch (error) {
    if (errorCode(error) !== "EADDRINUSE") throw error;
    throw new Error(
      `Port ${port} on ${HOST} is taken. Stop the process that has it (\`lsof -i :${port}\` names it), ` +
        "or choose another port.",
      { cause: error },
    );
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error(`No TCP address: ${String(address)}`);
  return {
    url: `http://${HOST}:${address.port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
