import { actionGeneric, log, makeFunctionReference, mutationGeneric, queryGeneric } from "convex/server";
import type { JSONValue } from "convex/values";
import { expect, test } from "vitest";

import { mutate, query, startEngine, valueOf, whenCommitted } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine, RequestOrigin } from "../types";

const ORIGIN: RequestOrigin = { ip: "192.0.2.1", userAgent: "a browser", authToken: "a.b.c" };
const NO_ORIGIN: RequestOrigin = { ip: null, userAgent: null, authToken: null };
const REQUEST_ID = expect.stringMatching(/^[0-9a-f]{16}$/);

const own = makeFunctionReference<"mutation">("meta:own");
const keep = makeFunctionReference<"mutation">("meta:keep");

const meta = {
  default: queryGeneric({ handler: async (ctx) => await ctx.meta.getFunctionMetadata() }),
  named: queryGeneric({ handler: async (ctx) => await ctx.meta.getFunctionMetadata() }),
  deployment: queryGeneric({ handler: async (ctx) => await ctx.meta.getDeploymentMetadata() }),
  own: mutationGeneric({ handler: async (ctx) => await ctx.meta.getRequestMetadata() }),
  both: mutationGeneric({
    handler: async (ctx) => [await ctx.meta.getRequestMetadata(), await ctx.runMutation(own, {})],
  }),
  action: actionGeneric({
    handler: async (ctx) => [await ctx.meta.getRequestMetadata(), await ctx.runMutation(own, {})],
  }),
  inQuery: queryGeneric({ handler: async () => await requestMetadataInQuery() }),
  keep: mutationGeneric({
    handler: async (ctx) => {
      const name = JSON.stringify(await ctx.meta.getRequestMetadata());
      await ctx.db.insert("items", { list: "kept", name, rank: 0 });
    },
  }),
  keepByAction: actionGeneric({ handler: async (ctx) => void (await ctx.runMutation(keep, {})) }),
  schedule: mutationGeneric({
    handler: async (ctx) =>
      await ctx.scheduler.runAfter(0, makeFunctionReference<"action">("meta:keepByAction"), {}),
  }),
  audit: mutationGeneric({ handler: async () => await log.audit({ action: "read", ip: log.vars.ip }) }),
  sign: mutationGeneric({
    handler: async (ctx) => await ctx.auth.signJwt({ claims: { aud: "there" }, expiresInSeconds: 60 }),
  }),
};

/** A query's `ctx.meta` does not have it. */
async function requestMetadataInQuery(): Promise<unknown> {
  const { Convex } = globalThis as unknown as {
    Convex: { asyncSyscall: (op: string, args: string) => Promise<string> };
  };
  return JSON.parse(await Convex.asyncSyscall("1.0/getRequestMetadata", "{}"));
}

async function startWithMeta(): Promise<Engine> {
  const engine = await startEngine();
  engine.load({ ...modules, meta });
  return engine;
}

const call = (path: string, origin?: RequestOrigin) => ({
  path,
  args: {},
  ...(origin === undefined ? {} : { origin }),
});

test("a mutation knows the request that it answers, and so does what it calls", async () => {
  const engine = await startWithMeta();
  const value = valueOf(await engine.runMutation(null, call("meta:both", ORIGIN)));
  const request = { ...ORIGIN, requestId: REQUEST_ID, scheduledFunctionId: null };
  const [first, nested] = value as JSONValue[];
  expect(first).toEqual(request);
  expect(nested).toEqual(first);
});

test("an action and its mutations know the same request", async () => {
  const engine = await startWithMeta();
  const value = valueOf(await engine.runAction(null, call("meta:action", ORIGIN)));
  const [first, nested] = value as JSONValue[];
  expect(first).toMatchObject(ORIGIN);
  expect(nested).toEqual(first);
});

test("each request has an id of its own", async () => {
  const engine = await startWithMeta();
  const first = await mutate(engine, "meta:own", {});
  expect(first).toMatchObject({ ...NO_ORIGIN, requestId: REQUEST_ID });
  expect(await mutate(engine, "meta:own", {})).not.toEqual(first);
});

test("a scheduled function, and what it calls, know which one it is, and nobody's request", async () => {
  const engine = await startWithMeta();
  const id = valueOf(await engine.runMutation(null, call("meta:schedule", ORIGIN)));
  const kept = async () => (await query(engine, "items:list", { list: "kept" })) as string[];
  await whenCommitted(engine, async () => (await kept()).length === 1);
  const [metadata] = await kept();
  expect(JSON.parse(metadata ?? "")).toEqual({
    ...NO_ORIGIN,
    requestId: REQUEST_ID,
    scheduledFunctionId: id,
  });
});

test("a query, whose result is shown to others, is not told of a request", async () => {
  const engine = await startWithMeta();
  await expect(query(engine, "meta:inQuery", {})).rejects.toThrow("Cannot get request metadata in a query");
});

test("a default export is called by its module's name alone", async () => {
  const engine = await startWithMeta();
  expect(await query(engine, "meta:default", {})).toMatchObject({ name: "meta", type: "query" });
  expect(await query(engine, "meta:named", {})).toMatchObject({ name: "meta:named" });
});

test("the deployment names itself", async () => {
  const engine = await startWithMeta();
  expect(await query(engine, "meta:deployment", {})).toEqual({
    name: "convex-local",
    region: null,
    class: "s16",
  });
});

test.each([
  ["audit", "an audit log"],
  ["sign", "tokens of its own, which ctx.auth.signJwt() signs"],
])("what only Convex has is refused by its name: %s", async (name, missing) => {
  const engine = await startWithMeta();
  await expect(mutate(engine, `meta:${name}`, {})).rejects.toThrow(
    `This local deployment does not have ${missing}`,
  );
});
