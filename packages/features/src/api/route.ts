import { isForeignRequest } from "@repo/convex-next/same-origin";
import { Problem, toProblem } from "./problem";

/** What a route reads of a request, whatever router it came through. */
export type ApiRequest = Pick<Request, "method" | "url" | "headers" | "body">;

/** @param context what the router hands in besides */
export type ApiRoute<Context> = (request: ApiRequest, context: Context) => Promise<Response>;

type Handlers<Context> = Partial<Record<"GET" | "POST", ApiRoute<Context>>>;

/**
 * An API route by method. Whatever a handler throws becomes JSON with the right status, any other method a 405
 * that names those allowed. A POST from another site's page is refused (cross-site request forgery): browsers send it
 * with whatever this app's pages have. Nothing is cached: what a route answers depends on who asks, and when.
 */
export function apiRoute<Context = unknown>(handlers: Handlers<Context>): ApiRoute<Context> {
  return async (request, context) => {
    const response = await answer(handlers, request, context).catch((error: unknown) =>
      refusal(error, request.method === "POST"),
    );
    response.headers.set("Cache-Control", "no-store");
    return response;
  };
}

async function answer<Context>(handlers: Handlers<Context>, request: ApiRequest, context: Context) {
  // HEAD is GET whose body the router leaves out (RFC 9110, section 9.3.2).
  const method = request.method === "HEAD" ? "GET" : request.method;
  const handler = method === "GET" || method === "POST" ? handlers[method] : undefined;
  if (!handler) return notAllowed(request.method, Object.keys(handlers));
  if (method === "POST" && isForeignRequest((name) => request.headers.get(name))) {
    throw new Problem(403, "Only this app's own pages, and programs, may change something here.");
  }
  return handler(request, context);
}

function notAllowed(method: string, allowed: string[]): Response {
  // Where there is GET there is HEAD.
  const methods = allowed.flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : [name]));
  return Response.json(
    { error: `${method} is not allowed here; use ${allowed.join(" or ")}.` },
    { status: 405, headers: { Allow: methods.join(", ") } },
  );
}

function refusal(error: unknown, isChange: boolean): Response {
  const { status, message, field, retryAfter } = toProblem(error, isChange);
  if (status >= 500) console.error(error);
  const headers = new Headers();
  if (status === 401) headers.set("WWW-Authenticate", "Bearer");
  if (retryAfter !== undefined) headers.set("Retry-After", String(retryAfter));
  return Response.json({ error: message, ...(field !== undefined && { field }) }, { status, headers });
}
