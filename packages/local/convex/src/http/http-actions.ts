import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, Handler } from "hono";

import { acceptedAuthorization, type AuthServices } from "../auth/authorization-header";
import { originOf } from "../auth/request-origin";
import { formatBytes, MAX_HTTP_BODY_BYTES } from "../engine/limits/limits";
import type { Engine } from "../engine/types";
import { readBody } from "./body";
import { HttpError, type HttpEnv } from "./errors";

/** A page may do what it likes, but as nobody (Content Security Policy Level 3, section 6.4.1). */
const SANDBOX = "sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts";

/** Runs the HTTP action for the path behind `prefix`: an action has the site's own URL and one under `/http`. */
export function answerWithHttpAction(
  { engine, ...auth }: AuthServices & { engine: Engine },
  prefix: string,
): Handler<HttpEnv> {
  return async (c) => {
    const request = await toActionRequest(c, prefix);
    // An HTTP action may have its own use for the Authorization header.
    const { identity, authToken } = await acceptedAuthorization(auth, (name) => c.req.header(name));
    const origin = { ...originOf(c.env.incoming), authToken };
    const response = await engine.runHttpAction(identity, request, origin);
    // On the main port a page of an action is beside this deployment's own pages, and is none of them.
    if (prefix !== "") c.env.outgoing.appendHeader("content-security-policy", SANDBOX);
    await sendResponse(response, c.env.outgoing);
    return RESPONSE_ALREADY_SENT;
  };
}

/** Methods that no `Request` may have (Fetch standard, section 2.2.1). */
const FORBIDDEN_METHODS: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

async function toActionRequest(c: Context<HttpEnv>, prefix: string): Promise<Request> {
  const { method, headers } = c.req.raw;
  if (FORBIDDEN_METHODS.has(method)) {
    throw new HttpError(405, "MethodNotAllowed", `${method} is not allowed for HTTP actions.`);
  }
  const url = new URL(c.req.url);
  url.pathname = url.pathname.slice(prefix.length);
  const body = await readBody(c);
  const hasBody = method !== "GET" && method !== "HEAD" && body.length > 0;
  return new Request(url, { method, headers, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
}

/**
 * Sends the response as it comes. Hono's adapter for Node reads the first chunks ahead, and takes a stream that breaks
 * among them for one that has ended: the caller would see half an answer as a whole one.
 */
async function sendResponse(webResponse: Response, response: ServerResponse): Promise<void> {
  for (const [name, value] of webResponse.headers) {
    // Each cookie is a header of its own (RFC 6265, section 3), and policies add up.
    if (name === "set-cookie" || name === "content-security-policy") response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  response.writeHead(webResponse.status);
  await pipeline(chunksOf(webResponse), response);
}

/** Read by hand, for the type of `body` differs between Node and the packages that compile this for a browser too. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  let sent = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      sent += chunk.value.byteLength;
      if (sent > MAX_HTTP_BODY_BYTES) {
        // The status has gone out long ago: the answer breaks off, and the reason is in this process's log.
        throw new Error(
          `The response of an HTTP action is too large (limit: ${formatBytes(MAX_HTTP_BODY_BYTES)})`,
        );
      }
      yield chunk.value;
    }
  } finally {
    // The caller has gone away, or everything was read, when this does nothing.
    await reader.cancel();
  }
}
