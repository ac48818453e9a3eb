import { hashSource } from "@repo/local-kit/hash-source";
import { html } from "@repo/local-kit/html";
import { refuseForeignPage, refuseForeignReader } from "@repo/local-kit/guard";
import { Hono, type Context, type Handler, type MiddlewareHandler } from "hono";

import type { EnvironmentVariableChanges } from "../admin/environment-variables";
import { isProxied } from "../auth/admin-key";
import type { Engine } from "../engine/types";
import { answerError, HttpError, refuse, type HttpEnv } from "../http/errors";
import { LOCAL_CONTROL_PATH } from "../local-control/local-control";
import { documentPage, documentsPage } from "./documents";
import { environmentPage, environmentRemove, environmentSet } from "./environment";
import { functionPage, functionRun } from "./function";
import { functionsPage } from "./functions";
import { at, page, STYLE } from "./layout";
import { logEvents, logsPage } from "./logs";
import { LOGS_SCRIPT } from "./logs-script";
import { schedulesPage } from "./schedules";
import { tablesPage } from "./tables";

export interface DashboardServices {
  engine: Engine;
  environmentVariables: EnvironmentVariableChanges;
}

/** What a developer looks at and tries out in a browser: data, functions, logs, schedules, environment. */
export function dashboard(services: DashboardServices): Hono<HttpEnv> {
  const { engine } = services;
  const app = new Hono<HttpEnv>();
  app.onError(answerWithPage);
  const get = (path: `/${string}`, answer: Handler<HttpEnv>) => app.get(at(path), onlyOwnPages, answer);
  const post = (path: `/${string}`, answer: Handler<HttpEnv>) => app.post(at(path), onlyOwnPages, answer);
  app.get(LOCAL_CONTROL_PATH, (c) => c.redirect(at("/")));
  get("/", tablesPage(engine));
  get("/tables/:table", documentsPage(engine));
  get("/document", documentPage(engine));
  get("/functions", functionsPage(engine));
  get("/function", functionPage(engine));
  post("/function", functionRun(engine));
  get("/logs", logsPage(engine));
  get("/logs/events", logEvents(engine));
  get("/logs.js", (c) => c.body(LOGS_SCRIPT, 200, { "content-type": "text/javascript" }));
  get("/schedules", schedulesPage(engine));
  get("/environment", environmentPage(services));
  post("/environment", environmentSet(services));
  post("/environment/remove", environmentRemove(services));
  return app;
}

/**
 * The pages call any function and show all data without a key, so they are for a browser or a program of this machine
 * that comes directly: no page of another origin, of this machine or not, and no proxy that says whom it speaks for.
 */
const onlyOwnPages: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const header = (name: string) => c.req.header(name);
  const { origin } = new URL(c.req.url);
  secure(c, origin);
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  refuse(isRead ? refuseForeignReader(header, origin) : refuseForeignPage(header, origin));
  if (isProxied(header)) {
    throw new HttpError(403, "NotLocal", "These pages are for this machine only, not for a proxy.");
  }
  await next();
};

function secure(c: Context<HttpEnv>, origin: string): void {
  const policy = [
    "default-src 'none'",
    `style-src ${hashSource(STYLE)}`,
    // Not 'self': stored files and HTTP actions have this origin too, and are anybody's.
    `script-src ${origin}${at("/logs.js")}`,
    "connect-src 'self'",
    "img-src data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  c.header("content-security-policy", policy.join("; "));
  c.header("cross-origin-opener-policy", "same-origin");
  c.header("cross-origin-resource-policy", "same-origin");
  c.header("referrer-policy", "same-origin");
  c.header("x-content-type-options", "nosniff");
  c.header("x-frame-options", "DENY");
  c.header("cache-control", "no-store");
}

function answerWithPage(error: Error, c: Context<HttpEnv>): Response | Promise<Response> {
  if (!(error instanceof HttpError) || error.status === 413) return answerError(error, c);
  const content = html`<h1>This did not work</h1>
    <p>${error.message}</p>`;
  return c.html(page("/", "This did not work", content), error.status);
}
