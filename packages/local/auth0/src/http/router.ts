import type { Context, Middleware } from "./context";
import { TenantError } from "./tenant-error";

/** A page or endpoint of the tenant besides the provider's own. A named group in `path` is a parameter. */
export interface Route {
  method: "GET" | "POST";
  path: RegExp;
  handle: (ctx: Context, parameters: Record<string, string>) => void | Promise<void>;
}

/** Answers with the first matching route; other paths go on to the provider. */
export function router(routes: readonly Route[]): Middleware {
  return async (ctx, next) => {
    const method = ctx.method === "HEAD" ? "GET" : ctx.method;
    const matches = routes.filter((route) => route.path.test(ctx.path));
    if (matches.length === 0) return next();
    const route = matches.find((candidate) => candidate.method === method);
    if (!route) {
      const allowed = matches.map((candidate) => candidate.method).join(", ");
      ctx.set("Allow", allowed);
      throw new TenantError(405, `${ctx.method} is not possible here`, `Use ${allowed}`);
    }
    return route.handle(ctx, { ...route.path.exec(ctx.path)?.groups });
  };
}
