import type { Functions } from "./functions";

/** An export made by `httpAction`, as its router keeps it. */
export interface HttpAction {
  /** Whatever its handler returns: that it is a response is up to whoever wrote it. */
  invokeHttpAction(request: Request): Promise<unknown>;
}

interface Router {
  /** Takes "HEAD" as "GET"; null when no route matches. */
  lookup(path: string, method: string): readonly [HttpAction, string, string] | null;
  /** A prefix ends with a star. */
  getRoutes(): (readonly [path: string, method: string, HttpAction])[];
}

/** Throws, in Convex's words, for modules whose http module has no router. */
export function checkHttpRouter(functions: Functions): void {
  if (!functions.hasModule("http")) return;
  const router = functions.defaultExport("http");
  if (router === undefined) throw new Error("`convex/http.js` must have a default export of a Router.");
  asRouter(router);
}

/** The route for a request in the http module's default export; null when there is no match or no http module. */
export function findHttpAction(router: unknown, request: Request): HttpAction | null {
  return asRouter(router)?.lookup(new URL(request.url).pathname, request.method)?.[0] ?? null;
}

/** The routes of the http module; none without one. */
export function httpRoutes(router: unknown): (readonly [path: string, method: string])[] {
  return (
    asRouter(router)
      ?.getRoutes()
      .map(([path, method]) => [path, method] as const) ?? []
  );
}

function asRouter(value: unknown): Router | null {
  if (value === undefined) return null;
  if (isRouter(value)) return value;
  throw new Error("The default export of `convex/http.js` is not a Router.");
}

function isRouter(value: unknown): value is Router {
  return typeof value === "object" && value !== null && "isRouter" in value && value.isRouter === true;
}
