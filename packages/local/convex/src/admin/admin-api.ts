import { Hono, type Context, type MiddlewareHandler } from "hono";
import { z } from "zod";

import { isAdminScheme, type AuthServices } from "../auth/authorization-header";
import { missingHere } from "../engine/refusals";
import type { Engine } from "../engine/types";
import { authorizationOf } from "../http/authorization";
import { readBody, readJson, readPushedJson } from "../http/body";
import { HttpError, onlyMethod, unknownPath, type HttpEnv } from "../http/errors";
import { environmentChanges, type EnvironmentVariableChanges } from "./environment-variables";
import { exportSnapshot } from "./exports";
import { finishUploadRequest, performImportRequest, uploadPart, type Imports } from "./imports";
import { toLogEntry } from "./logs";
import { configHashes, finishPushRequest, pushRequest, waitForSchemaRequest, type Pushes } from "./pushes";

/** How long a request for new log lines waits for one, in milliseconds. */
const LOGS_WAIT_MS = 30_000;

const cursor = z.coerce.number().min(0);
const timestamp = z.coerce.bigint().min(0n);

export interface AdminApiServices extends AuthServices {
  engine: Engine;
  environmentVariables: EnvironmentVariableChanges;
  pushes: Pushes;
  imports: Imports;
}

/** What the Convex CLI asks of a deployment beside calling functions. All of it needs the admin key. */
export function adminApi(services: AdminApiServices): Hono<HttpEnv> {
  const { engine, environmentVariables, pushes, imports } = services;
  const app = new Hono<HttpEnv>();
  const allow = onlyAdmin(services);
  const post = (path: string, reply: (c: Context<HttpEnv>) => Promise<object>) => {
    app.post(path, allow, async (c) => c.json(await reply(c)));
    app.all(path, onlyMethod("POST"));
  };
  post("/update_environment_variables", async (c) => {
    const { changes } = await readJson(c, environmentChanges);
    await environmentVariables.make(changes);
    return {};
  });
  post("/get_config_hashes", async () => configHashes);
  post("/deploy2/evaluate_push", async (c) => await pushes.evaluate(await readPushedJson(c, pushRequest)));
  post("/deploy2/start_push", async (c) => await pushes.start(await readPushedJson(c, pushRequest)));
  post("/deploy2/wait_for_schema", async (c) =>
    pushes.schemaStatus(await readPushedJson(c, waitForSchemaRequest)),
  );
  post("/deploy2/finish_push", async (c) => await pushes.finish(await readPushedJson(c, finishPushRequest)));
  post("/deploy2/report_push_completed", async () => ({}));
  post("/import/start_upload", async () => ({ uploadToken: imports.startUpload() }));
  post("/import/upload_part", async (c) => {
    imports.addPart(checked(uploadPart, c.req.query()), await readBody(c));
    return {};
  });
  post("/import/finish_upload", async (c) => ({
    importId: await imports.finishUpload(await readJson(c, finishUploadRequest)),
  }));
  post("/perform_import", async (c) => {
    await imports.perform(await readJson(c, performImportRequest));
    return {};
  });
  post("/export/request/zip", async (c) => {
    await engine.startExport(c.req.query("includeStorage") === "true");
    return {};
  });
  app.get("/export/zip/:ts", allow, async (c) => {
    const archive = await exportSnapshot(engine, checked(timestamp, c.req.param("ts")));
    return c.body(new Uint8Array(archive), 200, { "content-type": "application/zip" });
  });
  app.get("/v1/get_canonical_urls", allow, (c) => {
    const { CONVEX_CLOUD_URL: convexCloudUrl, CONVEX_SITE_URL: convexSiteUrl } = process.env;
    return c.json({ convexCloudUrl, convexSiteUrl });
  });
  app.get("/stream_function_logs", allow, async (c) => {
    const log = await engine.executionLog(checked(cursor, c.req.query("cursor")), LOGS_WAIT_MS);
    return c.json({ entries: log.executions.map(toLogEntry), newCursor: log.cursor });
  });
  app.all("/stream_function_logs", onlyMethod("GET"));
  app.all("*", unknownToAdmin);
  return app;
}

/** A value in a request's URL. */
function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpError(400, "BadUrl", `The URL has a wrong value: ${z.prettifyError(parsed.error)}`);
}

/** The CLI takes a 404 for a deployment that is still being made, and asks again for a minute. */
const unknownToAdmin: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (!isAdminScheme(c.req.header("authorization"))) return await unknownPath(c, next);
  throw new HttpError(400, "NotSupported", missingHere(`${c.req.method} ${c.req.path}`));
};

/**
 * 403, at which the CLI prints the message as it is and ends. At a 401 it advises to log in, and its `logs` would ask
 * again for ever.
 */
function onlyAdmin(services: AuthServices): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { access } = await authorizationOf(services, c);
    if (typeof access === "object") throw new HttpError(403, "BadAdminKey", access.refused);
    if (access !== "admin") throw new HttpError(403, "BadAdminKey", "This needs the deployment's admin key.");
    await next();
  };
}
