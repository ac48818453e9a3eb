import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

import { refuseForeignHost } from "@repo/local-kit/guard";

import type { Latency } from "../latency";
import { handleLocalControl, LOCAL_CONTROL_PREFIX } from "../local-control/local-control";
import type { SyncServer } from "../sync/sync-server";
import { allowAnyOrigin, isPreflight } from "./cors";
import { functionRoutes, type FunctionsApiServices } from "./functions-api";
import { handleHttpAction } from "./http-actions";
import { headerOf, HttpError, refuse, requireMethod, sendError, sendJson, sendText } from "./replies";

const HTTP_ACTIONS_PREFIX = "/http";

export interface HttpServices extends FunctionsApiServices {
  sync: SyncServer;
  latency: Latency;
}

/** Answers requests on the deployment's main port. */
export function apiListener(services: HttpServices): RequestListener {
  return toListener(async (request, response) => {
    const url = request.url ?? "/";
    const [path = "/"] = url.split("?", 1);
    if (path.startsWith(LOCAL_CONTROL_PREFIX))
      return await handleLocalControl(services, path, request, response);
    if (path.startsWith(`${HTTP_ACTIONS_PREFIX}/`)) {
      return await handleHttpAction(services, url.slice(HTTP_ACTIONS_PREFIX.length), request, response);
    }
    return await handleApi(services, path, request, response);
  });
}

/** Answers requests on the site port, where every path is an HTTP action's. */
export function siteListener(services: FunctionsApiServices): RequestListener {
  return toListener((request, response) => handleHttpAction(services, request.url ?? "/", request, response));
}

async function handleApi(
  services: HttpServices,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  allowAnyOrigin(request, response);
  if (isPreflight(request)) {
    response.writeHead(204).end();
    return;
  }
  if (path === "/version" || path === "/instance_name") {
    requireMethod(request, response, "GET");
    return sendText(response, path === "/version" ? "local" : "convex-local");
  }
  const route = Object.hasOwn(functionRoutes, path) ? functionRoutes[path] : undefined;
  if (route === undefined) throw new HttpError(404, "NotFound", `There is no ${path} in the HTTP API.`);
  requireMethod(request, response, "POST");
  sendJson(response, 200, await delayed(route(services, request), services.latency));
}

/** Settles as `reply` does, later by the latency. */
async function delayed<T>(reply: Promise<T>, { ms }: Latency): Promise<T> {
  const [settled] = await Promise.allSettled([reply]);
  if (ms > 0) await delay(ms);
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

function toListener(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): RequestListener {
  return (request, response) => {
    // Node destroys the socket by itself; without a listener the error would end the process.
    request.on("error", () => response.destroy());
    const answer = async () => {
      refuse(refuseForeignHost(headerOf(request)));
      await handle(request, response);
    };
    answer().catch((error: unknown) => sendError(response, error));
  };
}
