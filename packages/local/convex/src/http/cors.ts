import type { IncomingMessage, ServerResponse } from "node:http";

/** One day, in seconds: how long a browser may remember a preflight. */
const MAX_AGE = "86400";

/** Lets any page call the API: what protects data is the token, which no browser attaches by itself. */
export function allowAnyOrigin(request: IncomingMessage, response: ServerResponse): void {
  allowOrigin(request, response, "*");
}

/** Sets the CORS headers for one origin, and those of a preflight if this is one (Fetch standard, section 3.2). */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, origin: string): void {
  response.setHeader("access-control-allow-origin", origin);
  if (origin !== "*") response.setHeader("vary", "origin");
  if (!isPreflight(request)) return;
  response.setHeader("access-control-allow-methods", "GET, POST, OPTIONS");
  // A wildcard would not cover Authorization, so what is asked for is named.
  const headers = request.headers["access-control-request-headers"];
  if (headers !== undefined) response.setHeader("access-control-allow-headers", headers);
  response.setHeader("access-control-max-age", MAX_AGE);
}

export function isPreflight(request: IncomingMessage): boolean {
  return request.method === "OPTIONS";
}
