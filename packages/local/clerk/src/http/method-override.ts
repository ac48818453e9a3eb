import type { Hono, MiddlewareHandler } from "hono";

const METHODS = new Set(["PATCH", "PUT", "DELETE"]);

/**
 * clerk-js sends every mutation as POST and names the real method in `_method` (fapiClient.ts), to spare the
 * browser a preflight request.
 */
export function methodOverride(app: Hono): MiddlewareHandler {
  return async (c, next) => {
    const method = c.req.query("_method")?.toUpperCase() ?? "";
    if (c.req.method !== "POST" || !METHODS.has(method)) return next();
    const url = new URL(c.req.url);
    url.searchParams.delete("_method");
    const { headers, body } = c.req.raw;
    return app.fetch(new Request(url, { method, headers, body, ...(body ? { duplex: "half" } : {}) }), c.env);
  };
}
