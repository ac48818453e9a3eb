import { makeFunctionReference, mutationGeneric, queryGeneric } from "convex/server";
import type { JSONValue } from "convex/values";
import { beforeEach, expect, test } from "vitest";
import { createEngine } from "../engine";
import { ALICE, valueOf } from "../testing/engine";
import type { Engine, Identity } from "../types";

const BOB: Identity = { ...ALICE, tokenIdentifier: "https://issuer|bob", subject: "bob" };

const me = makeFunctionReference<"query">("shared:me");
const runtime = () =>
  (globalThis as unknown as { convexLocalRuntime: { Date: DateConstructor; random(): number } })
    .convexLocalRuntime;

let runs: string[] = [];

const shared = {
  list: queryGeneric({
    handler: async (ctx) => {
      runs.push("list");
      return (await ctx.db.query("notes").collect()).length;
    },
  }),
  me: queryGeneric({
    handler: async (ctx) => {
      runs.push("me");
      return (await ctx.auth.getUserIdentity())?.subject ?? "nobody";
    },
  }),
  // As a page that greets whoever is there, but only once there is something to show.
  sometimesMe: queryGeneric({
    handler: async (ctx) => {
      runs.push("sometimesMe");
      const note = await ctx.db.query("notes").first();
      return note === null ? "empty" : ((await ctx.auth.getUserIdentity())?.subject ?? "nobody");
    },
  }),
  nestedMe: queryGeneric({
    handler: async (ctx): Promise<string> => {
      runs.push("nestedMe");
      return await ctx.runQuery(me, {});
    },
  }),
  time: queryGeneric({ handler: async () => (runs.push("time"), runtime().Date.now()) }),
  chance: queryGeneric({ handler: async () => (runs.push("chance"), runtime().random()) }),
  fails: queryGeneric({
    handler: async () => {
      runs.push("fails");
      throw new Error("no");
    },
  }),
  add: mutationGeneric({ handler: async (ctx) => await ctx.db.insert("notes", {}) }),
};

let engine: Engine;

beforeEach(async () => {
  runs = [];
  engine = await createEngine({});
  engine.load({ shared });
  return () => engine.close();
});

async function ask(name: string, identity: Identity | null, isShared = true): Promise<JSONValue> {
  const request = { path: `shared:${name}`, args: {}, isShared };
  const { outcomes } = await engine.runQueries(identity, [request]);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error("There is no outcome.");
  return valueOf(outcome);
}

const add = async () => valueOf(await engine.runMutation(null, { path: "shared:add", args: {} }));

test("a query that does not ask who calls runs once for everybody, and counts for each who asked", async () => {
  for (const identity of [ALICE, BOB, null, ALICE]) expect(await ask("list", identity)).toBe(0);
  expect(runs).toEqual(["list"]);
  expect(engine.executions()).toEqual({ "shared:list": { total: 4, unauthenticated: 1 } });
});

test("a query that asks who calls runs once for each of them, and nobody sees another one's result", async () => {
  for (const name of ["me", "nestedMe"]) {
    runs = [];
    const seen = [];
    for (const identity of [ALICE, BOB, null, ALICE, BOB, null]) seen.push(await ask(name, identity));
    expect(seen).toEqual(["alice", "bob", "nobody", "alice", "bob", "nobody"]);
    expect(runs.filter((run) => run === name)).toHaveLength(3);
  }
});

test("a query that asks only sometimes is everybody's only when it has not asked", async () => {
  expect([await ask("sometimesMe", ALICE), await ask("sometimesMe", BOB)]).toEqual(["empty", "empty"]);
  expect(runs).toEqual(["sometimesMe"]);
  await add();
  const seen = [];
  for (const identity of [ALICE, BOB, null, ALICE]) seen.push(await ask("sometimesMe", identity));
  expect(seen).toEqual(["alice", "bob", "nobody", "alice"]);
  expect(runs).toHaveLength(4);
});

test("another token of the same person, with other claims, is another caller", async () => {
  await ask("me", ALICE);
  await ask("me", { ...ALICE, name: "Alice" });
  expect(runs).toEqual(["me", "me"]);
});

test.each(["time", "chance", "fails"])("a result that depends on %s is nobody else's", async (name) => {
  await Promise.allSettled([ask(name, null), ask(name, null)]);
  await Promise.allSettled([ask(name, null)]);
  expect(runs).toEqual([name, name, name]);
});

test("a commit, other functions, and another moment end what is shared", async () => {
  expect(await ask("list", null)).toBe(0);
  await add();
  expect(await ask("list", null)).toBe(1);
  engine.load({ shared });
  expect(await ask("list", null)).toBe(1);
  engine.advanceTo(engine.latestTs() + 1n);
  expect(await ask("list", null)).toBe(1);
  expect(runs).toHaveLength(4);
});

test("a query that is not to be shared runs, and is not kept for others", async () => {
  await ask("list", null, false);
  await ask("list", null);
  await ask("list", null, false);
  expect(runs).toHaveLength(3);
});

test("what the admin key may call is not shared with whoever has none", async () => {
  const request = { path: "shared:list", args: {}, isShared: true };
  await engine.runQueries(null, [{ ...request, access: "admin" }]);
  const refused = { ...request, access: { refused: "no" } };
  const { outcomes } = await engine.runQueries(null, [refused]);
  expect(outcomes).toMatchObject([{ ok: false }]);
  await engine.runQueries(null, [request]);
  expect(runs).toHaveLength(2);
});
