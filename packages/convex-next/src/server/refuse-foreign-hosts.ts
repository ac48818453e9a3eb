import { Server, ServerResponse, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { isLoopbackHost } from "./loopback.ts";

const GUARDED = Symbol.for("convex-next.guarded-hosts");
const REFUSAL =
  "This server uses services of this machine and answers to localhost only, not to the name in Host or X-Forwarded-Host.\n";

/**
 * The first name among `Host` and `X-Forwarded-Host` that is not this machine's. A website whose name suddenly points
 * here (DNS rebinding) is of one origin with this server for the browser; only the name gives it away.
 */
function foreignHost(headers: IncomingMessage["headers"]): string | undefined {
  const forwarded = [headers["x-forwarded-host"] ?? []].flat().flatMap((names) => names.split(","));
  return [headers.host ?? "", ...forwarded].find((name) => !isLoopbackHost(name));
}

/**
 * Has every HTTP server of this process refuse requests and WebSockets under a foreign name, before anything else looks
 * at them: pages, files, the development server's own socket, and the proxy to the identity provider. For a server
 * that uses local services; call it in `register` of instrumentation.ts.
 */
export function refuseForeignHosts(
  server: Pick<Server, "emit"> & { [GUARDED]?: true } = Server.prototype,
): void {
  if (server[GUARDED]) return;
  server[GUARDED] = true;
  // Called for all events of a server; only these two have a request.
  // oxlint-disable-next-line typescript/unbound-method -- called with the server it is emitted on
  const { emit } = server;
  server.emit = function guarded(this: Server, event: string, ...args: unknown[]): boolean {
    const isRequest = event === "request" || event === "upgrade";
    const request = isRequest ? (args[0] as IncomingMessage) : undefined;
    if (!request || foreignHost(request.headers) === undefined) {
      return Reflect.apply(emit, this, [event, ...args]) as boolean;
    }
    refuse(args[1] as ServerResponse | Duplex);
    return true;
  };
}

function refuse(answer: ServerResponse | Duplex): void {
  if (answer instanceof ServerResponse) {
    answer.writeHead(403, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" }).end(REFUSAL);
    return;
  }
  answer.end(
    `HTTP/1.1 403 Forbidden\r\nContent-Length: ${REFUSAL.length}\r\nConnection: close\r\n\r\n${REFUSAL}`,
  );
}
