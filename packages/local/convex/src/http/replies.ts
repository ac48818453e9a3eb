import type { IncomingMessage, ServerResponse } from "node:http";

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

/** Replies with an error; anything but an HttpError is ours, so it is logged and answered with 500. */
export function sendError(response: ServerResponse, error: unknown): void {
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
