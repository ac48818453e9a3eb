import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

import { identityFromHeader } from "../auth/authorization-header";
import type { Authenticator } from "../auth/authenticator";
import { AuthenticationError } from "../auth/errors";
import type { Engine, Identity } from "../engine/types";
import { readBody } from "./body";
import { HttpError } from "./replies";

/** Runs the HTTP action for `path` (with its query string), as the site's own URL or under `/http`. */
export async function handleHttpAction(
  services: { engine: Engine; authenticator: Authenticator },
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const webRequest = await toWebRequest(path, request);
  const identity = await callerOf(services.authenticator, request);
  const webResponse = await services.engine.runHttpAction(identity, webRequest);
  await sendWebResponse(webResponse, response);
}

/** Nobody for a token that is not ours: an HTTP action may have its own use for the Authorization header. */
async function callerOf(authenticator: Authenticator, request: IncomingMessage): Promise<Identity | null> {
  try {
    return await identityFromHeader(authenticator, request.headers.authorization);
  } catch (error) {
    if (error instanceof AuthenticationError) return null;
    throw error;
  }
}

/** Methods that no `Request` may have (Fetch standard, section 2.2.1). */
const FORBIDDEN_METHODS: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

async function toWebRequest(path: string, request: IncomingMessage): Promise<Request> {
  const method = request.method ?? "GET";
  if (FORBIDDEN_METHODS.has(method)) {
    throw new HttpError(405, "MethodNotAllowed", `${method} is not allowed for HTTP actions.`);
  }
  const url = `http://${request.headers.host ?? "localhost"}${path}`;
  // Behind the Host, "@" or ":" at the beginning of a path would become a part of the address.
  if (!path.startsWith("/") || !URL.canParse(url)) {
    throw new HttpError(400, "BadUrl", "The Host header and the path are not a URL.");
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const body = await readBody(request);
  const hasBody = method !== "GET" && method !== "HEAD" && body.length > 0;
  return new Request(url, {
    method,
    headers,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  });
}

async function sendWebResponse(webResponse: Response, response: ServerResponse): Promise<void> {
  for (const [name, value] of webResponse.headers) {
    // Each cookie is a header of its own (RFC 6265, section 3).
    if (name === "set-cookie") response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  response.writeHead(webResponse.status);
  await pipeline(chunksOf(webResponse), response);
}

/** Read by hand, for the type of `body` differs between Node and the packages that compile this for a browser too. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) yield chunk.value;
  } finally {
    // The caller has gone away, or everything was read, when this does nothing.
    await reader.cancel();
  }
}
