import { METHODS, ServerResponse } from "node:http";
import { guardRequests, type GuardedServer } from "./guard-requests.ts";

/** What pages and routes can have. Next.js fails at others (`Request` refuses TRACE), or takes them for GET. */
const KNOWN = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const REFUSED = new Set(METHODS.filter((method) => !KNOWN.includes(method)));

/**
 * Has every HTTP server of this process answer methods that no page and no route has, TRACE among them, with 405 and
 * what it allows (RFC 9110, section 15.5.6). Call it in `register` of instrumentation.ts.
 */
export function refuseMethods(server?: GuardedServer): void {
  guardRequests(
    "methods",
    ({ method = "" }, answer) => {
      if (!REFUSED.has(method) || !(answer instanceof ServerResponse)) return false;
      answer.writeHead(405, { Allow: KNOWN.join(", "), "Content-Type": "text/plain; charset=utf-8" });
      answer.end("This server does not know the method.\n");
      return true;
    },
    server,
  );
}
