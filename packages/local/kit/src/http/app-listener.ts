import type { RequestListener } from "node:http";

import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";

/**
 * Answers a listener's requests with a Hono app. What cannot become a `Request` is answered with 400 before the app
 * hears of it: no Host, one with a user in it, or a target that is no path (RFC 9112, section 3.2.1). Only proxies are
 * sent whole URLs, and the name in one would pass by the guard, which reads the Host.
 *
 * @param replacesGlobals whether `Request` and `Response` of the whole process become the adapter's own. Middleware that
 *   makes a request from a request, such as Hono's body limit, needs it; a process that runs other people's code, such
 *   as Convex functions, keeps Node's
 */
export function appListener(
  app: Hono<{ Bindings: HttpBindings }> | Hono,
  { replacesGlobals }: { replacesGlobals: boolean },
): RequestListener {
  const handle = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: replacesGlobals,
  });
  return (request, response) => {
    // Node destroys the socket by itself; without a listener the error would end the process.
    request.on("error", () => response.destroy());
    if (request.url?.startsWith("/") !== true) {
      response.writeHead(400).end();
      return;
    }
    void handle(request, response);
  };
}
