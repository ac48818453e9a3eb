import { queryGeneric } from "convex/server";
import { jsonToConvex, type JSONValue } from "convex/values";
import { expect, onTestFinished, test, vi } from "vitest";
import { TimestampTooOld } from "../errors";
import { item, mutate, mutateToId, startEngine, valueOf } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine } from "../types";

const list = { path: "items:list", args: { list: "a" } };

/** What was in list "a" at `ts`, as two queries of one call see it. */
async function listAt(engine: Engine, ts: bigint): Promise<JSONValue> {
  const answer = await engine.runQueries(null, [list, list], ts);
  expect(answer.ts).toBe(ts);
  const [first, second] = answer.outcomes.map(valueOf);
  expect(first).toEqual(second);
  return first ?? null;
}

test("queries see the data as they were, also while mutations commit", async () => {
  const engine = await startEngine();
  const empty = engine.latestTs();
  const id = await mutateToId(engine, "items:add", item("x"));
  const added = engine.latestTs();
  await mutate(engine, "items:rename", { id, name: "y" });
  await mutate(engine, "items:remove", { id });
  expect(await listAt(engine, empty)).toEqual([]);
  expect(await listAt(engine, added - 1n)).toEqual([]);
  const [seen] = await Promise.all([listAt(engine, added), mutate(engine, "items:add", item("z"))]);
  expect(seen).toEqual(["x"]);
  expect(await listAt(engine, engine.latestTs())).toEqual(["z"]);
});

test("queries are told the timestamp of what they see", async () => {
  const engine = await startEngine();
  const snapshotTs = { path: "items:snapshotTs", args: {} };
  const ts = engine.latestTs();
  const newest = engine.runQueries(null, [snapshotTs, snapshotTs]);
  await mutate(engine, "items:add", item("x"));
  const earlier = engine.runQueries(null, [snapshotTs], ts);
  for (const { outcomes } of [await newest, await earlier]) {
    for (const outcome of outcomes) expect(jsonToConvex(valueOf(outcome))).toBe(ts);
  }
});

test("queries are refused for the time before the start, and for the future", async () => {
  const engine = await startEngine();
  const ts = engine.latestTs();
  await expect(listAt(engine, ts - 1n)).rejects.toThrow(TimestampTooOld);
  await expect(listAt(engine, ts + 1n)).rejects.toThrow(RangeError);
});

test("queries are refused 30 s after what they would see was replaced", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const engine = await startEngine();
  const ts = engine.latestTs();
  // Until the next commit, however late it comes, this is the newest timestamp: the 30 s begin there.
  vi.setSystemTime(Date.now() + 60_000);
  await mutate(engine, "items:add", item("x"));
  vi.setSystemTime(Date.now() + 29_999);
  await mutate(engine, "items:add", item("y"));
  expect(await listAt(engine, ts)).toEqual([]);
  vi.setSystemTime(Date.now() + 1);
  await mutate(engine, "items:add", item("z"));
  await expect(listAt(engine, ts)).rejects.toThrow(TimestampTooOld);
});

test("queries are refused after a reload for the time before the newest commit", async () => {
  const engine = await startEngine();
  const before = engine.latestTs();
  await mutate(engine, "items:add", item("x"));
  const newest = engine.latestTs();
  engine.load(modules);
  await expect(listAt(engine, before)).rejects.toThrow(TimestampTooOld);
  await mutate(engine, "items:add", item("y"));
  expect(await listAt(engine, newest)).toEqual(["x"]);
});

test("a refused reload forgets nothing", async () => {
  const engine = await startEngine();
  const ts = engine.latestTs();
  await mutate(engine, "items:add", item("x"));
  expect(() => engine.load({ ...modules, schema: { default: {} } })).toThrow("is not a schema");
  expect(await listAt(engine, ts)).toEqual([]);
});

test("queries see the newest data at a later timestamp the deployment was told of", async () => {
  const engine = await startEngine();
  await mutate(engine, "items:add", item("x"));
  const committed = engine.latestTs();
  engine.advanceTo(committed + 1_000n);
  await mutate(engine, "items:add", item("y"));
  expect(await listAt(engine, committed)).toEqual(["x"]);
  expect(await listAt(engine, committed + 1_000n)).toEqual(["x"]);
});

/** Computes for longer than `TURN_MS`. */
const busy = queryGeneric({
  args: {},
  handler: () => {
    let turns = 0;
    for (const end = performance.now() + 21; performance.now() < end;) turns += 1;
    return turns > 0;
  },
});

test("others have their turn between the queries of one caller, however many these are", async () => {
  const engine = await startEngine();
  engine.load({ ...modules, busy: { busy } });
  let others = 0;
  const count = () => {
    others += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const requests = Array.from({ length: 5 }, () => ({ path: "busy:busy", args: {} }));
  const { outcomes } = await engine.runQueries(null, requests);
  clearImmediate(next);
  expect(outcomes.map(valueOf)).toEqual([true, true, true, true, true]);
  expect(others).toBeGreaterThanOrEqual(4);
});

test("functions that are replaced in between answer all queries of one caller", async () => {
  const engine = await startEngine();
  const before = queryGeneric({ args: {}, handler: () => "before" });
  const after = queryGeneric({ args: {}, handler: () => "after" });
  engine.load({ ...modules, busy: { busy }, name: { name: before } });
  setImmediate(() => engine.load({ ...modules, busy: { busy }, name: { name: after } }));
  const paths = ["name:name", "busy:busy", "busy:busy", "name:name"];
  const { outcomes } = await engine.runQueries(
    null,
    paths.map((path) => ({ path, args: {} })),
  );
  expect(outcomes.map(valueOf)).toEqual(["after", true, true, "after"]);
});
