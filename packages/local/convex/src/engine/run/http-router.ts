/** An export made by `httpAction`, as its router keeps it. */
export interface HttpAction {
  invokeHttpAction(request: Request): Promise<Response>;
}

interface Router {
  /** Takes "HEAD" as "GET"; null when no route matches. */
  lookup(path: string, method: string): readonly [HttpAction, string, string] | null;
}

/** The route for a request in the http module's default export; null when there is no match or no http module. */
export function findHttpAction(router: unknown, request: Request): HttpAction | null {
  if (router === undefined) return null;
  if (!isRouter(router))
    throw new Error("The default export of http.ts is not a router: export default httpRouter().");
  return router.lookup(new URL(request.url).pathname, request.method)?.[0] ?? null;
}

function isRouter(value: unknown): value is Router {
  return typeof value === "object" && value !== null && "isRouter" in value && value.isRouter === true;
}
