import { actionGeneric, makeFunctionReference, mutationGeneric, queryGeneric } from "convex/server";
import { CommitTsPlaceholder, convexToJson, jsonToConvex, v, type JSONValue } from "convex/values";
import { expect, test } from "vitest";

import { item, mutate, mutateToId, query, startEngine, valueOf } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine } from "../types";

const REFUSED = "Field name $commitTs starts with '$', which is reserved.";

/** How a client would send what no client can make. */
const PENDING: JSONValue = { $commitTs: null };

const stamp = makeFunctionReference<"mutation">("stamps:stamp");
const pass = makeFunctionReference<"mutation">("stamps:pass");
const read = makeFunctionReference<"query">("stamps:read");

const stamps = {
  stamp: mutationGeneric({
    args: { name: v.string() },
    returns: v.object({ id: v.id("items"), at: v.array(v.commitTs()) }),
    handler: async (ctx, { name }) => {
      const id = await ctx.db.insert("items", { ...item(name), seenAt: ctx.db.vars.commitTs });
      return { id, at: [ctx.db.vars.commitTs] };
    },
  }),
  pass: mutationGeneric({
    args: { at: v.commitTs() },
    returns: v.commitTs(),
    handler: async (_ctx, { at }) => at,
  }),
  read: queryGeneric({
    args: { id: v.id("items") },
    handler: async (ctx, { id }) => (await ctx.db.get(id))?.seenAt,
  }),
  nested: mutationGeneric({
    handler: async (ctx) => {
      const { id } = await ctx.runMutation(stamp, { name: "nested" });
      const passed: unknown = await ctx.runMutation(pass, { at: ctx.db.vars.commitTs });
      const found: unknown = await ctx.runQuery(read, { id });
      return [passed, found].every((at) => at === ctx.db.vars.commitTs);
    },
  }),
  stampByAction: actionGeneric({ handler: async (ctx) => await ctx.runMutation(stamp, { name: "action" }) }),
  passByAction: actionGeneric({
    handler: async (ctx) => await ctx.runMutation(pass, { at: new CommitTsPlaceholder() }),
  }),
  returnFromQuery: queryGeneric({ handler: async () => new CommitTsPlaceholder() }),
  returnFromAction: actionGeneric({ handler: async () => new CommitTsPlaceholder() }),
  schedule: mutationGeneric({
    handler: async (ctx) => void (await ctx.scheduler.runAfter(0, pass, { at: ctx.db.vars.commitTs })),
  }),
  filter: mutationGeneric({
    handler: async (ctx) =>
      await ctx.db
        .query("items")
        .filter((q) => q.eq(q.field("seenAt"), ctx.db.vars.commitTs))
        .collect(),
  }),
  quote: mutationGeneric({ handler: async () => '"$commitTs":null' }),
};

async function startWithStamps(stateDir?: string): Promise<Engine> {
  const engine = await startEngine(stateDir);
  engine.load({ ...modules, stamps });
  return engine;
}

test("a mutation's result has the timestamp of its commit, as its documents do", async () => {
  const engine = await startWithStamps();
  const outcome = await engine.runMutation(null, { path: "stamps:stamp", args: { name: "x" } });
  if (!outcome.ok) throw new Error(outcome.errorMessage);
  expect(jsonToConvex(outcome.value)).toMatchObject({ at: [outcome.ts] });
  const [{ id }] = [outcome.value as { id: string }];
  expect(await query(engine, "stamps:read", { id })).toEqual(convexToJson(outcome.ts));
});

test("a repeat of the request is answered with the original's timestamp", async () => {
  const engine = await startWithStamps();
  const call = { path: "stamps:stamp", args: { name: "x" } };
  const original = await engine.runMutation(null, call, "key");
  await mutate(engine, "items:add", item("between"));
  expect(await engine.runMutation(null, call, "key")).toEqual(original);
});

test("an action is told the timestamp of a mutation that it calls", async () => {
  const engine = await startWithStamps();
  const commits: bigint[] = [];
  engine.onCommit(({ ts }) => commits.push(ts));
  const value = valueOf(await engine.runAction(null, { path: "stamps:stampByAction", args: {} }));
  expect(jsonToConvex(value)).toMatchObject({ at: commits });
});

test("functions that a mutation calls take it and return it, still unknown", async () => {
  const engine = await startWithStamps();
  expect(await mutate(engine, "stamps:nested", {})).toBe(true);
});

test("a query and an action have none to return", async () => {
  const engine = await startWithStamps();
  await expect(query(engine, "stamps:returnFromQuery", {})).rejects.toThrow(
    "Function stamps.js:returnFromQuery return value invalid: queries cannot return an unresolved commit timestamp",
  );
  const outcome = await engine.runAction(null, { path: "stamps:returnFromAction", args: {} });
  expect(() => valueOf(outcome)).toThrow(
    `Function stamps.js:returnFromAction return value invalid: ${REFUSED}`,
  );
});

test("arguments from outside of the mutation have none", async () => {
  const engine = await startWithStamps();
  const message = `Invalid arguments for stamps.js:pass: ${REFUSED}`;
  await expect(mutate(engine, "stamps:pass", { at: PENDING })).rejects.toThrow(message);
  const outcome = await engine.runAction(null, { path: "stamps:passByAction", args: {} });
  expect(() => valueOf(outcome)).toThrow(message);
  await expect(mutate(engine, "stamps:schedule", {})).rejects.toThrow(message);
});

test("a filter compares with none", async () => {
  const engine = await startWithStamps();
  await expect(mutate(engine, "stamps:filter", {})).rejects.toThrow(REFUSED);
});

test("text that looks like it stays as it is", async () => {
  const engine = await startWithStamps();
  expect(await mutate(engine, "stamps:quote", {})).toBe('"$commitTs":null');
  expect(await mutateToId(engine, "items:add", item('{"$commitTs":null}'))).not.toBe("");
});
