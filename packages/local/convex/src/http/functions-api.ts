import { setTimeout as delay } from "node:timers/promises";

import type { JSONValue } from "convex/values";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { z } from "zod";

import { acceptedAuthorization, type AuthServices } from "../auth/authorization-header";
import { originOf } from "../auth/request-origin";
import { TimestampTooOld } from "../engine/errors";
import type {
  Engine,
  FunctionCall,
  FunctionFailure,
  FunctionSuccess,
  Identity,
  QueryOutcome,
} from "../engine/types";
import { canonicalFunctionPath } from "../function-path";
import { latencyOf, type Latencies } from "../latency";
import { decodeTimestamp, encodeTimestamp } from "../timestamp";
import { authorizationOf } from "./authorization";
import { readJson } from "./body";
import { HttpError, onlyMethod, type HttpEnv } from "./errors";
import { inFormat, type ValueFormat } from "./value-format";

const json = z.custom<JSONValue>((value) => value !== undefined);

/** `args` is the argument object, alone or in an array of one. */
const callByUrl = z.object({
  args: json.optional().transform((args = {}): JSONValue => (Array.isArray(args) ? (args[0] ?? {}) : args)),
  componentPath: z.string().nullish(),
  format: z.enum(["convex_encoded_json", "json"]).default("convex_encoded_json"),
});

const call = callByUrl.extend({ path: z.string().min(1).transform(canonicalFunctionPath) });

const callAtTs = call.extend({ ts: z.string() });

export interface FunctionsApiServices extends AuthServices {
  engine: Engine;
}

/** https://docs.convex.dev/http-api: each is a POST, and a function's own failure is still status 200. */
export function functionsApi(services: FunctionsApiServices & { latencies: Latencies }): Hono<HttpEnv> {
  const { engine } = services;
  const app = new Hono<HttpEnv>();
  const post = (path: string, reply: (c: Context<HttpEnv>) => Promise<object> | object) => {
    app.post(path, delayedByLatency(services), async (c) => c.json(await reply(c)));
    app.all(path, onlyMethod("POST"));
  };
  for (const kind of ["query", "mutation", "action"] as const) {
    post(`/${kind}`, async (c) => await runAs(kind, services, c, await readJson(c, call)));
  }
  post("/function", async (c) => await runAs("any", services, c, await readJson(c, call)));
  post("/run/*", async (c) => {
    const body = await readJson(c, callByUrl);
    return await runAs("any", services, c, { ...body, path: pathInUrl(c.req.path) });
  });
  post("/query_ts", () => ({ ts: encodeTimestamp(engine.latestTs()) }));
  post("/query_at_ts", (c) => queryAtTs(services, c));
  return app;
}

/** Answers, errors included, go out later by the caller's latency. */
function delayedByLatency(
  services: FunctionsApiServices & { latencies: Latencies },
): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next();
    const { identity } = await acceptedAuthorization(services, (name) => c.req.header(name));
    const { ms } = latencyOf(services.latencies, { identity });
    if (ms > 0) await delay(ms);
  };
}

async function runAs(
  kind: "query" | "mutation" | "action" | "any",
  services: FunctionsApiServices,
  c: Context<HttpEnv>,
  { path, args, componentPath, format }: z.infer<typeof call>,
): Promise<object> {
  const { engine } = services;
  const { identity, access, authToken } = await authorizationOf(services, c);
  const origin = { ...originOf(c.env.incoming), authToken };
  // An unknown function runs as a query, which answers the usual "could not find" failure.
  const resolved = kind === "any" ? (engine.kindOf({ componentPath, path }, access) ?? "query") : kind;
  return toReply(
    await runFunction(engine, resolved, identity, { componentPath, path, args, access, origin }),
    format,
  );
}

/** Runs a function of any kind. */
export async function runFunction(
  engine: Engine,
  kind: "query" | "mutation" | "action",
  identity: Identity | null,
  functionCall: FunctionCall,
): Promise<FunctionSuccess | FunctionFailure> {
  if (kind === "mutation") return await engine.runMutation(identity, functionCall);
  if (kind === "action") return await engine.runAction(identity, functionCall);
  return await runQuery(engine, identity, functionCall);
}

async function runQuery(
  engine: Engine,
  identity: Identity | null,
  functionCall: FunctionCall,
  at?: bigint,
): Promise<QueryOutcome> {
  const { outcomes } = await engine.runQueries(identity, [functionCall], at);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error(`The engine left out query ${functionCall.path}.`);
  return outcome;
}

/** A query's result at the moment `/api/query_ts` named, so that several queries agree with each other. */
async function queryAtTs(services: FunctionsApiServices, c: Context<HttpEnv>): Promise<object> {
  const { engine } = services;
  const { path, args, componentPath, format, ts: encodedTs } = await readJson(c, callAtTs);
  const { identity, access } = await authorizationOf(services, c);
  const ts = decodeTimestamp(encodedTs);
  if (ts === null || ts > engine.latestTs()) {
    throw new HttpError(400, "InvalidTimestamp", "`ts` is not a timestamp that /api/query_ts has answered.");
  }
  try {
    const call = { componentPath, path, args, access };
    return toReply(await runQuery(engine, identity, call, ts), format);
  } catch (error) {
    if (!(error instanceof TimestampTooOld)) throw error;
    throw new HttpError(
      400,
      "TimestampTooOld",
      `${error.message} Ask /api/query_ts for a new one (a new ConvexHttpClient does) and run all queries again.`,
    );
  }
}

/** "/api/run/admin/users/list" → "admin/users:list". */
function pathInUrl(url: string): string {
  const path = decoded(url.replace(/^.*?\/run\//, ""));
  return canonicalFunctionPath(path.includes(":") ? path : path.replace(/\/(?=[^/]*$)/, ":"));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new HttpError(400, "BadUrl", `${path} is not the path of a function: ${String(cause)}`);
  }
}

function toReply(outcome: FunctionSuccess | FunctionFailure, format: ValueFormat): Record<string, unknown> {
  const logs = outcome.logLines.length > 0 ? { logLines: outcome.logLines } : {};
  if (outcome.ok) return { status: "success", value: inFormat(format, outcome.value), ...logs };
  const { errorMessage, errorData } = outcome;
  // The client takes any `errorData`, even null, for a ConvexError.
  return {
    status: "error",
    errorMessage,
    ...(errorData === undefined ? {} : { errorData: inFormat(format, errorData) }),
    ...logs,
  };
}
