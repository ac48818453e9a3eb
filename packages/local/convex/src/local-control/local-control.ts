import { refuseForeignOrigin } from "@repo/local-kit/guard";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { z } from "zod";

import type { Engine, Identity } from "../engine/types";
import { readJson } from "../http/body";
import { onlyMethod, refuse, unknownPath, type HttpEnv } from "../http/errors";
import { emailOf, MAX_LATENCY_MS, type Latencies } from "../latency";
import type { SyncServer } from "../sync/sync-server";

export const LOCAL_CONTROL_PATH = "/_local";

const latencyBody = z.object({ ms: z.int().min(0).max(MAX_LATENCY_MS) });

export interface LocalControlServices {
  engine: Engine;
  sync: SyncServer;
  latencies: Latencies;
}

/**
 * The development-only control API under {@link LOCAL_CONTROL_PATH}: what ran, who is connected, how slow. With `?email=`
 * what ran and how slow is one person's, whatever others do at the same time.
 *
 * @param preflightMaxAge seconds that a browser may remember a preflight
 */
export function localControl(
  { engine, sync, latencies }: LocalControlServices,
  preflightMaxAge: number,
): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    refuse(refuseForeignOrigin((name) => c.req.header(name)));
    await next();
  });
  // Those that are left are pages of this machine, and programs, which send no Origin.
  app.use(
    cors({
      origin: (origin) => origin || null,
      allowMethods: ["GET", "POST", "OPTIONS"],
      maxAge: preflightMaxAge,
    }),
  );
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.get("/executions", (c) => {
    const email = c.req.query("email");
    const isAsked = email === undefined ? undefined : (identity: Identity) => emailOf(identity) === email;
    const until = c.req.query("until");
    return c.json(engine.executions(isAsked, until === undefined ? undefined : Number(until)));
  });
  app.get("/connections", (c) => c.json(sync.counts()));
  app.get("/latency", (c) => c.json({ ms: latencies.get(c.req.query("email")) }));
  app.post("/latency", async (c) => {
    const email = c.req.query("email");
    latencies.set((await readJson(c, latencyBody)).ms, email);
    return c.json({ ms: latencies.get(email) });
  });
  app.on("ALL", ["/health", "/executions", "/connections", "/latency"], onlyMethod("GET"));
  app.all("*", unknownPath);
  return app;
}
