import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
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
 * The addresses behind each name. A client may try either address of `localhost` first, and Node waits 250 ms for the
 * first before it tries the second: on a busy machine a connection to the one that answers can take longer than that.
 */
const ADDRESSES = { "127.0.0.1": ["127.0.0.1"], localhost: ["127.0.0.1", "::1"] } as const;

/** A machine without IPv6 has no `::1`, and one may have nothing but IPv6. */
const absentAddressCodes = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Listens for HTTP on the loopback interface; port 0 takes any free one. This comes first at a start and what answers
 * comes later: whoever has the port may touch the state, and issuers hold the port.
 *
 * @param host the loopback name to listen on, at every address of it that this machine has; Auth0's SDKs accept plain
 *   http for `localhost` alone
 * @throws PortTakenError if the port is taken at one of them
 */
export async function listen(port: number, host: "127.0.0.1" | "localhost" = "127.0.0.1"): Promise<Listener> {
  const { handlers, serve } = waitForHandlers();
  const sockets = new Set<Duplex>();
  const servers: Server[] = [];
  const close = async () => {
    const closed = servers.map((server) => once(server, "close"));
    for (const server of servers) server.close();
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  };

  let bound = port;
  for (const address of ADDRESSES[host]) {
    const server = createServerFor(handlers, sockets);
    try {
      bound = await bind(server, bound, address);
      servers.push(server);
    } catch (error) {
      const code = errorCode(error) ?? "";
      if (absentAddressCodes.has(code)) continue;
      await close();
      // Any free port was asked for, and the one that is free at the first address is not at the second.
      if (code === "EADDRINUSE" && port === 0) return await listen(port, host);
      throw code === "EADDRINUSE" ? new PortTakenError(port, host, error) : error;
    }
  }
  if (servers.length === 0) throw new Error(`This machine has no address for ${host}.`);
  return { url: `http://${host}:${bound}`, serve, close };
}

async function bind(server: Server, port: number, address: string): Promise<number> {
  server.listen(port, address);
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error(`No TCP address: ${String(bound)}`);
  return bound.port;
}

function createServerFor(handlers: Promise<Handlers>, sockets: Set<Duplex>): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE });
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
  return server;
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function waitForHandlers(): { handlers: Promise<Handlers>; serve: (handlers: Handlers) => void } {
  let serve: (handlers: Handlers) => void = () => {};
  const handlers = new Promise<Handlers>((resolve) => (serve = resolve));
  return { handlers, serve };
}
