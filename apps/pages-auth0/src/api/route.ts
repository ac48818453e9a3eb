import type { ApiRoute } from "@repo/features/api";
import type { NextApiHandler, NextApiRequest } from "next";
import type { IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import type { RequestContext } from "../auth/server";

/**
 * A route of both apps as this router wants it. Turn Next's own parser off beside it (`bodyParser: false`): it answers
 * a malformed or oversized body by itself, in plain text.
 */
export function toHandler(route: ApiRoute<RequestContext>): NextApiHandler {
  return async (req, res) => {
    const response = await route(toApiRequest(req), { req, res });
    res.status(response.status);
    for (const [name, value] of response.headers) res.setHeader(name, value);
    res.send(Buffer.from(await response.arrayBuffer()));
  };
}

function toApiRequest(req: NextApiRequest) {
  return {
    method: req.method ?? "GET",
    // Only its query is read; the origin stands in.
    url: new URL(req.url ?? "/", "http://localhost").href,
    headers: toHeaders(req.headers),
    body: Readable.toWeb(req) as ReadableStream<Uint8Array<ArrayBuffer>>,
  };
}

function toHeaders(headers: IncomingHttpHeaders): Headers {
  return new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  );
}
