import { METHODS, Server, ServerResponse, type IncomingMessage } from "node:http";

const GUARDED = Symbol.for("convex-next.guarded-methods");
/** What pages and routes can have. Next.js fails at others (`Request` refuses TRACE), or takes them for GET. */
const KNOWN = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const REFUSED = new Set(METHODS.filter((method) => !KNOWN.includes(method)));

/**
 * Has every HTTP server of this process answer methods that no page and no route has, TRACE among them, with 405 and
 * what it allows (RFC 9110, section 15.5.6), before anything else looks at them. Call it in `register` of
 * instrumentation.ts.
 */
export function refuseMethods(server: Pick<Server, "emit"> & { [GUARDED]?: true } = Server.prototype): void {
  if (server[GUARDED]) return;
  server[GUARDED] = true;
  // oxlint-disable-next-line typescript/unbound-method -- called with the server it is emitted on
  const { emit } = server;
  server.emit = function guarded(this: Server, event: string, ...args: unknown[]): boolean {
    const [request, answer] = args;
    const isRefused = event === "request" && REFUSED.has((request as IncomingMessage).method ?? "");
    if (!isRefused || !(answer instanceof ServerResponse)) {
      return Reflect.apply(emit, this, [event, ...args]) as boolean;
    }
    answer.writeHead(405, { Allow: KNOWN.join(", "), "Content-Type": "text/plain; charset=utf-8" });
    answer.end("This server does not know the method.\n");
    return true;
  };
}
