import { setTimeout as delay } from "node:timers/promises";

import type { JSONValue } from "convex/values";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { z } from "zod";

import { acceptedIdentity, type AuthServices } from "../auth/authorization-header";
import { accessIn } from "../component-path";
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

const json = z.custom<JSONValue>((value) => value !== undefined);

/** `args` is the argument object, alone or in an array of one. */
const call = z.object({
  path: z.string().min(1).transform(canonicalFunctionPath),
  args: json.optional().transform((args = {}): JSONValue => (Array.isArray(args) ? (args[0] ?? {}) : args)),
  componentPath: z.string().nullish(),
});

const callAtTs = call.extend({ ts: z.string() });

export interface FunctionsApiServices extends AuthServices {
  engine: Engine;
}

/** The HTTP API of `ConvexHttpClient`: each is a POST, and a function's own failure is still status 200. */
export function functionsApi(services: FunctionsApiServices & { latencies: Latencies }): Hono<HttpEnv> {
  const { engine } = services;
  const app = new Hono<HttpEnv>();
  const post = (path: string, reply: (c: Context<HttpEnv>) => Promise<object> | object) => {
    app.post(path, delayedByLatency(services), async (c) => c.json(await reply(c)));
    app.all(path, onlyMethod("POST"));
  };
  post("/query", (c) => runAs("query", services, c));
  post("/mutation", (c) => runAs("mutation", services, c));
  post("/action", (c) => runAs("action", services, c));
  post("/function", (c) => runAs("any", services, c));
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
    const identity = await acceptedIdentity(services, (name) => c.req.header(name));
    const { ms } = latencyOf(services.latencies, { identity });
    if (ms > 0) await delay(ms);
  };
}

async function runAs(
  kind: "query" | "mutation" | "action" | "any",
  services: FunctionsApiServices,
  c: Context<HttpEnv>,
): Promise<object> {
  const { engine } = services;
  const { path, args, componentPath } = await readJson(c, call);
  const { identity, ...authorization } = await authorizationOf(services, c);
  const access = accessIn(componentPath, authorization.access);
  // An unknown function runs as a query, which answers the usual "could not find" failure.
  const resolved = kind === "any" ? (engine.kindOf(path, access) ?? "query") : kind;
  return toReply(await run(engine, resolved, identity, { path, args, access }));
}

async function run(
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
  const { path, args, componentPath, ts: encodedTs } = await readJson(c, callAtTs);
  const { identity, access } = await authorizationOf(services, c);
  const ts = decodeTimestamp(encodedTs);
  if (ts === null || ts > engine.latestTs()) {
    throw new HttpError(400, "InvalidTimestamp", "`ts` is not a timestamp that /api/query_ts has answered.");
  }
  try {
    const call = { path, args, access: accessIn(componentPath, access) };
    return toReply(await runQuery(engine, identity, call, ts));
  } catch (error) {
    if (!(error instanceof TimestampTooOld)) throw error;
    throw new HttpError(
      400,
      "TimestampTooOld",
      `${error.message} Ask /api/query_ts for a new one (a new ConvexHttpClient does) and run all queries again.`,
    );
  }
}

function toReply(outcome: FunctionSuccess | FunctionFailure): Record<string, unknown> {
  const logs = outcome.logLines.length > 0 ? { logLines: outcome.logLines } : {};
  if (outcome.ok) return { status: "success", value: outcome.value, ...logs };
  const { errorMessage, errorData } = outcome;
  // The client takes any `errorData`, even null, for a ConvexError.
  return { status: "error", errorMessage, ...(errorData === undefined ? {} : { errorData }), ...logs };
}
