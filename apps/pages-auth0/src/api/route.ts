import { isForeignRequest } from "@repo/convex-next/same-origin";
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { Problem, toProblem } from "./problem";

type Method = "GET" | "POST";
type Handlers<Result> = Partial<
  Record<Method, (req: NextApiRequest, res: NextApiResponse<Result>) => Promise<void>>
>;

export interface ApiError {
  error: string;
  field?: string;
}

/**
 * An API route by method. Whatever a handler throws becomes JSON with the right status, any other method a 405
 * that names those allowed. A POST from another site's page is refused (cross-site request forgery): browsers send it
 * with whatever this app's pages have. Nothing is cached: what a route answers depends on who asks, and when.
 */
export function apiRoute<Result>(handlers: Handlers<Result>): NextApiHandler<Result | ApiError> {
  return async (req, res) => {
    res.setHeader("Cache-Control", "no-store");
    // HEAD is GET whose body Next.js leaves out (RFC 9110, section 9.3.2).
    const method = req.method === "HEAD" ? "GET" : req.method;
    const handler = method === "GET" || method === "POST" ? handlers[method] : undefined;
    if (!handler) {
      const allowed = Object.keys(handlers);
      res.setHeader("Allow", allowed.join(", "));
      res.status(405).json({ error: `${req.method} is not allowed here; use ${allowed.join(" or ")}.` });
      return;
    }
    try {
      if (method === "POST" && isForeignRequest((name) => [req.headers[name]].flat()[0])) {
        throw new Problem(403, "Only this app's own pages, and programs, may change something here.");
      }
      await handler(req, res);
    } catch (error) {
      const { status, message, field, retryAfter } = toProblem(error);
      if (status >= 500) console.error(error);
      if (status === 401) res.setHeader("WWW-Authenticate", "Bearer");
      if (retryAfter !== undefined) res.setHeader("Retry-After", retryAfter);
      res.status(status).json({ error: message, ...(field !== undefined && { field }) });
    }
  };
}
