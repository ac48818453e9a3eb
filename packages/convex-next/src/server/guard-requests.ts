import { Server, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** What is to be guarded, and what guards it already. */
export type GuardedServer = Pick<Server, "emit"> & { [GUARDS]?: Set<string> };

const GUARDS = Symbol.for("convex-next.guards");

/**
 * Looks at every request and WebSocket of every HTTP server of this process before anything else does: pages, files, the
 * development server's own socket, and what is passed on to the identity provider. Once for each name, also where the
 * module is loaded again.
 *
 * @param refuse answers a request that goes no further, and returns true; returns false for one that does. For a WebSocket
 * it gets the connection in place of a response
 */
export function guardRequests(
  name: string,
  refuse: (request: IncomingMessage, answer: ServerResponse | Duplex) => boolean,
  server: GuardedServer = Server.prototype,
): void {
  const guards = Object.hasOwn(server, GUARDS) ? server[GUARDS] : undefined;
  if (guards?.has(name)) return;
  server[GUARDS] = new Set([...(guards ?? []), name]);
  // oxlint-disable-next-line typescript/unbound-method -- called with the server it is emitted on
  const { emit } = server;
  server.emit = function guarded(this: Server, event: string, ...args: unknown[]): boolean {
    // Called for all events of a server; only these two have a request.
    if (event === "request" || event === "upgrade") {
      const [request, answer] = args as [IncomingMessage, ServerResponse | Duplex];
      if (refuse(request, answer)) return true;
    }
    return Reflect.apply(emit, this, [event, ...args]) as boolean;
  };
}
