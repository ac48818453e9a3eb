import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { errorCode } from "@repo/local-kit/errors";
import type { Refusal } from "@repo/local-kit/guard";
import type { Context, Handler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import { CommitFailed, FileRefused } from "../engine/errors";

/** What the apps of this deployment run in: Node's request and response are beside the web's. */
export interface HttpEnv {
  Bindings: HttpBindings;
}

/** An error of the HTTP API: `{ code, message }` with an HTTP status. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: ContentfulStatusCode;
  readonly code: string;

  constructor(status: ContentfulStatusCode, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Throws what a guard refuses. */
export function refuse(refusal: Refusal | undefined): void {
  if (refusal) throw new HttpError(refusal.status, "NotLocal", refusal.message);
}

/** The caller disconnected while it sent, or before the answer was complete. */
const DISCONNECT_CODES: ReadonlySet<unknown> = new Set(["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"]);

/**
 * Answers an error; anything but an HttpError is ours, so it is logged and answered with 500. A caller that disconnected
 * is no failure, and is not logged.
 */
export function answerError(error: Error, c: Context<HttpEnv>): Response {
  const { outgoing } = c.env;
  if (outgoing.destroyed && DISCONNECT_CODES.has(errorCode(error))) return RESPONSE_ALREADY_SENT;
  const known = knownError(error);
  if (known === null) console.error("convex-local: a request failed:", error);
  if (outgoing.headersSent) {
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  // The rest of a body that is too large is not read: the connection cannot be used again.
  if (known?.status === 413) c.header("connection", "close");
  const code = known?.code ?? "InternalServerError";
  return c.json({ code, message: (known ?? error).message }, known?.status ?? 500);
}

function knownError(error: Error): HttpError | null {
  if (error instanceof HttpError) return error;
  if (error instanceof FileRefused) return new HttpError(400, "FileRefused", error.message);
  // Nothing has changed, and the request will be right again once there is space (RFC 4918, section 11.5).
  return error instanceof CommitFailed ? new HttpError(507, "CommitFailed", error.message) : null;
}

/** For every other method than the one that a path has. */
export function onlyMethod(allowed: "GET" | "POST"): Handler<HttpEnv> {
  return (c) => {
    c.header("allow", allowed);
    throw new HttpError(405, "MethodNotAllowed", `${c.req.method} is not allowed here: use ${allowed}.`);
  };
}

/** For every path that is left. */
export const unknownPath: Handler<HttpEnv> = (c) => {
  throw new HttpError(404, "NotFound", `There is no ${c.req.path}.`);
};
