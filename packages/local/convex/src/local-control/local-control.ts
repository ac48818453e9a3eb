import type { IncomingMessage, ServerResponse } from "node:http";

import { refuseForeignOrigin } from "@repo/local-kit/guard";
import { z } from "zod";

import type { Engine } from "../engine/types";
import { readJson } from "../http/body";
import { allowOrigin, isPreflight } from "../http/cors";
import { headerOf, HttpError, refuse, requireMethod, sendJson } from "../http/replies";
import { MAX_LATENCY_MS, type Latency } from "../latency";
import type { SyncServer } from "../sync/sync-server";

export const LOCAL_CONTROL_PREFIX = "/_local/";

const latencyBody = z.object({ ms: z.int().min(0).max(MAX_LATENCY_MS) });

export interface LocalControlServices {
  engine: Engine;
  sync: SyncServer;
  latency: Latency;
}

/**
 * Answers the development-only control API under {@link LOCAL_CONTROL_PREFIX}: what ran, who is connected, how slow.
 *
 * @throws HttpError 403 for another machine's page, 404 for an unknown path, 405 for another method, 400 for a bad body
 */
export async function handleLocalControl(
  services: LocalControlServices,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  requireLocalCaller(request, response);
  if (isPreflight(request)) {
    response.writeHead(204).end();
    return;
  }
  switch (path) {
    case "/_local/health":
      requireMethod(request, response, "GET");
      return sendJson(response, 200, { status: "ok" });
    case "/_local/executions":
      requireMethod(request, response, "GET");
      return sendJson(response, 200, services.engine.executions());
    case "/_local/connections":
      requireMethod(request, response, "GET");
      return sendJson(response, 200, services.sync.counts());
    case "/_local/latency":
      if (request.method === "POST") services.latency.ms = (await readJson(request, latencyBody)).ms;
      else requireMethod(request, response, "GET");
      return sendJson(response, 200, { ms: services.latency.ms });
    default:
      throw new HttpError(404, "NotFound", `There is no ${path}.`);
  }
}

function requireLocalCaller(request: IncomingMessage, response: ServerResponse): void {
  refuse(refuseForeignOrigin(headerOf(request)));
  const { origin } = request.headers;
  if (origin !== undefined) allowOrigin(request, response, origin);
}
