import { ServerResponse, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { guardRequests, type GuardedServer } from "./guard-requests.ts";
import { isLoopbackHost } from "./loopback.ts";

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
 * Has every HTTP server of this process refuse requests and WebSockets under a foreign name. For a server that uses local
 * services; call it in `register` of instrumentation.ts.
 */
export function refuseForeignHosts(server?: GuardedServer): void {
  guardRequests(
    "foreign-hosts",
    ({ headers }, answer) => {
      if (foreignHost(headers) === undefined) return false;
      refuse(answer);
      return true;
    },
    server,
  );
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
