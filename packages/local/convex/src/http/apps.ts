import { refuseForeignHost } from "@repo/local-kit/guard";
import { Hono, type Handler, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";

import { adminApi, type AdminApiServices } from "../admin/admin-api";
import { dashboard } from "../dashboard/dashboard";
import { DEPLOYMENT_NAME } from "../engine/names";
import type { Latencies } from "../latency";
import { LOCAL_CONTROL_PATH, localControl } from "../local-control/local-control";
import type { SyncServer } from "../sync/sync-server";
import { readBody } from "./body";
import { answerError, onlyMethod, refuse, unknownPath, type HttpEnv } from "./errors";
import { functionsApi, type FunctionsApiServices } from "./functions-api";
import { answerWithHttpAction } from "./http-actions";
import { storageApi } from "./storage-api";

const HTTP_ACTIONS_PATH = "/http";

/** One day, in seconds: how long a browser may remember a preflight. */
const PREFLIGHT_MAX_AGE = 86_400;

export interface HttpServices extends FunctionsApiServices, AdminApiServices {
  sync: SyncServer;
  latencies: Latencies;
}

/** Answers requests on the deployment's main port. */
export function apiApp(services: HttpServices): Hono<HttpEnv> {
  const app = createApp();
  app.all(`${HTTP_ACTIONS_PATH}/*`, answerWithHttpAction(services, HTTP_ACTIONS_PATH));
  app.route("/", dashboard(services));
  app.route(LOCAL_CONTROL_PATH, localControl(services, PREFLIGHT_MAX_AGE));
  // Any page may call the API: what protects data is the token, which no browser attaches by itself. A wildcard would
  // not cover Authorization, so a preflight is told what it asked for by name.
  app.use(cors({ origin: "*", allowMethods: ["GET", "POST", "OPTIONS"], maxAge: PREFLIGHT_MAX_AGE }));
  app.get("/", deploymentRoot);
  app.get("/version", (c) => c.text("local"));
  app.get("/instance_name", (c) => c.text(DEPLOYMENT_NAME));
  app.on("ALL", ["/version", "/instance_name"], onlyMethod("GET"));
  // What `npx convex network-test` sends, to see whether it comes back; never as a page of this deployment.
  app.post("/echo", async (c) =>
    c.body(new Uint8Array(await readBody(c)), 200, {
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
    }),
  );
  app.route("/api/storage", storageApi(services.engine));
  app.route("/api", functionsApi(services));
  app.route("/api", adminApi(services));
  app.all("*", unknownPath);
  return app;
}

/** Answers requests on the site port, where every path is an HTTP action's. */
export function siteApp(services: FunctionsApiServices): Hono<HttpEnv> {
  const app = createApp();
  app.all("*", answerWithHttpAction(services, ""));
  return app;
}

/** Convex's sentence for a program; a browser is led to the pages that show what is here. */
const deploymentRoot: Handler<HttpEnv> = (c) => {
  c.header("vary", "accept", { append: true });
  const isBrowser = c.req.header("accept")?.includes("text/html") === true;
  if (isBrowser) return c.redirect(`${LOCAL_CONTROL_PATH}/`);
  return c.text("This Convex deployment is running. See https://docs.convex.dev/.");
};

function createApp(): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.onError(answerError);
  app.use(onlyOwnNames);
  return app;
}

const onlyOwnNames: MiddlewareHandler<HttpEnv> = async (c, next) => {
  refuse(refuseForeignHost((name) => c.req.header(name)));
  await next();
};
