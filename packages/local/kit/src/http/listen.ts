import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { Duplex } from "node:stream";

import { errorCode } from "../process/errors";

export interface Handlers {
  request: RequestListener;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface Listener {
  /** For example `http://127.0.0.1:3210`, with the name that was asked for. */
  url: string;
  /** Answers requests from now on; those that came before have waited. */
  serve(handlers: Handlers): void;
  /** Stops listening and ends every connection. */
  close: () => Promise<void>;
}

/**
 * How long a connection that is not in use is kept, in ms. Longer than clients wait between two requests: one that comes
 * in the moment of closing ends in ECONNRESET, and Node's default of 5 s is a usual pause of a browser or a test.
 */
const KEEP_ALIVE = 75_000;

/** Names the port; `code` stays "EADDRINUSE". */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
  readonly code = "EADDRINUSE";

  constructor(port: number, host: string, cause: unknown) {
    super(
      `Port ${port} on ${host} is taken. Stop the process that has it (\`lsof -i :${port}\` names it), ` +
        "or choose another port with --port.",
      { cause },
    );
  }
}

/**
 * Listens for HTTP on the loopback interface; port 0 takes any free one. This comes first at a start and what answers
 * comes later: whoever has the port may touch the state, and issuers hold the port.
 *
 * @param host the loopback name to listen on; Auth0's SDKs accept plain http for `localhost` alone
 * @throws PortTakenError if the port is taken
 */
export async function listen(port: number, host: "127.0.0.1" | "localhost" = "127.0.0.1"): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE });
  const sockets = new Set<Duplex>();
  const { handlers, serve } = waitForHandlers();
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

  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if (errorCode(error) !== "EADDRINUSE") throw error;
    throw new PortTakenError(port, host, error);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error(`No TCP address: ${String(address)}`);
  return {
    url: `http://${host}:${address.port}`,
    serve,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function waitForHandlers(): { handlers: Promise<Handlers>; serve: (handlers: Handlers) => void } {
  let serve: (handlers: Handlers) => void = () => {};
  const handlers = new Promise<Handlers>((resolve) => (serve = resolve));
  return { handlers, serve };
}
