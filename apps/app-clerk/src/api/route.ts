import type { ApiRoute } from "@repo/features/api";
import type { RequestContext } from "../auth/server";

type Handler = (request: Request) => Promise<Response>;

/**
 * A route of both apps as this router wants it: a handler for every method. Next answers a method that is missing by
 * itself, without the Allow header that RFC 9110, section 15.5.6, asks for.
 */
export function toHandlers(route: ApiRoute<RequestContext>) {
  const handler: Handler = (request) => route(request);
  return { GET: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler, OPTIONS: handler };
}
