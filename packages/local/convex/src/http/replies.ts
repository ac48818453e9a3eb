import type { IncomingMessage, ServerResponse } from "node:http";

import { errorCode } from "@repo/local-kit/errors";
import type { Refusal } from "@repo/local-kit/guard";

/** An error of the HTTP API: `{ code, message }` with an HTTP status. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** How the guards read a header; of one that came several times, all of it. */
export function headerOf(request: IncomingMessage): (name: string) => string | undefined {
  return (name) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(",") : value;
  };
}

/** Throws what a guard refuses. */
export function refuse(refusal: Refusal | undefined): void {
  if (refusal) throw new HttpError(refusal.status, "NotLocal", refusal.message);
}

/** Replies with JSON; headers set on `response` before stay. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const json = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json" });
  response.end(json);
}

export function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

/** A caller that goes away while it sends, or before it has heard everything. */
const LEFT_CODES: ReadonlySet<unknown> = new Set(["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"]);

/**
 * Replies with an error; anything but an HttpError is ours, so it is logged and answered with 500. Nobody hears of an
 * error that is a caller's leaving.
 */
export function sendError(response: ServerResponse, error: unknown): void {
  if (response.destroyed && LEFT_CODES.has(errorCode(error))) return;
  const known = error instanceof HttpError ? error : null;
  if (known === null) console.error("convex-local: a request failed:", error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // The rest of a body that is too large is not read: the connection cannot be used again.
  if (known?.status === 413) response.setHeader("connection", "close");
  const message = error instanceof Error ? error.message : String(error);
  sendJson(response, known?.status ?? 500, { code: known?.code ?? "InternalServerError", message });
}

export function requireMethod(
  request: IncomingMessage,
  response: ServerResponse,
  allowed: "GET" | "POST",
): void {
  if (request.method === allowed || (allowed === "GET" && request.method === "HEAD")) return;
  response.setHeader("allow", allowed);
  throw new HttpError(405, "MethodNotAllowed", `${request.method} is not allowed here: use ${allowed}.`);
}
