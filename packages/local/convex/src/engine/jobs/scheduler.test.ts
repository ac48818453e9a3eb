import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  internalActionGeneric,
  internalMutationGeneric,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
} from "convex/server";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { ALICE, item, mutate, mutateToId, query, startEngine, idOf, whenCommitted } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine } from "../types";

let stateDir: string;

beforeEach(() => {
  stateDir = fs.mkdtempSync(path.join(os.tmpdir(), "convex-local-"));
});

afterEach(() => fs.rmSync(stateDir, { recursive: true }));

const stateOf = async (engine: Engine, id: string): Promise<unknown> =>
  await query(engine, "jobs:state", { id });

async function whenInState(engine: Engine, id: string, state: string): Promise<void> {
  await whenCommitted(engine, async () => (await stateOf(engine, id)) === state);
}

test("a scheduled mutation runs after its scheduler committed, unauthenticated", async () => {
  const engine = await startEngine();
  const id = idOf(await engine.runMutation(ALICE, { path: "jobs:scheduleAsCaller", args: {} }));
  await whenInState(engine, id, "success");
  expect(await query(engine, "items:list", { list: "a" })).toEqual(["unauthenticated"]);
});

test("an action can schedule too", async () => {
  const engine = await startEngine();
  const id = idOf(await engine.runAction(null, { path: "jobs:scheduleFromAction", args: item("x") }));
  await whenInState(engine, id, "success");
  expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
});

test("a job that fails is marked so and writes nothing", async () => {
  const engine = await startEngine();
  const id = await mutateToId(engine, "jobs:scheduleFailing", item("x"));
  await whenInState(engine, id, "failed");
  expect(await query(engine, "items:list", { list: "a" })).toEqual([]);
});

test("a job due while the deployment was down runs after the restart, once", async () => {
  const first = await startEngine(stateDir);
  const id = await mutateToId(first, "jobs:schedule", { ...item("x"), delayMs: 0 });
  await first.close();

  const second = await startEngine(stateDir);
  await whenInState(second, id, "success");
  await second.close();

  const third = await startEngine(stateDir);
  expect(await query(third, "items:list", { list: "a" })).toEqual(["x"]);
  expect(await stateOf(third, id)).toBe("success");
});

test("a canceled job stays canceled, also across a restart", async () => {
  const first = await startEngine(stateDir);
  const id = await mutateToId(first, "jobs:schedule", { ...item("x"), delayMs: 3_600_000 });
  expect(await stateOf(first, id)).toBe("pending");
  await mutate(first, "jobs:cancel", { id });
  await first.close();
  const second = await startEngine(stateDir);
  expect(await stateOf(second, id)).toBe("canceled");
});

test("what a canceled action still schedules is canceled, also by a mutation that it calls", async () => {
  const engine = await startEngine();
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const later = internalMutationGeneric(async () => null);
  const laterReference = makeFunctionReference<"mutation">("children:later");
  const spawn = internalMutationGeneric(
    async (ctx) => await ctx.scheduler.runAfter(3_600_000, laterReference),
  );
  const spawnReference = makeFunctionReference<"mutation">("children:spawn");
  let tell: (ids: string[]) => void = () => {};
  const ids = new Promise<string[]>((resolve) => (tell = resolve));
  const parent = internalActionGeneric(async (ctx) => {
    await gate;
    const own = await ctx.scheduler.runAfter(3_600_000, laterReference);
    tell([own, await ctx.runMutation(spawnReference)]);
  });
  const start = mutationGeneric(
    async (ctx) => await ctx.scheduler.runAfter(0, makeFunctionReference<"action">("children:parent")),
  );
  engine.load({ ...modules, children: { later, spawn, parent, start } });

  const id = await mutateToId(engine, "children:start", {});
  await whenInState(engine, id, "inProgress");
  await mutate(engine, "jobs:cancel", { id });
  open();
  for (const child of await ids) expect(await stateOf(engine, child)).toBe("canceled");
});

test("a scheduled function is named with its file", async () => {
  const engine = await startEngine();
  const id = await mutateToId(engine, "jobs:schedule", { ...item("x"), delayMs: 3_600_000 });
  const name = queryGeneric(
    async (ctx) => (await ctx.db.system.get("_scheduled_functions", id as never))?.name,
  );
  engine.load({ ...modules, names: { name } });
  expect(await query(engine, "names:name", {})).toBe("items.js:addInternal");
});

test("a function that is missing is not scheduled", async () => {
  const engine = await startEngine();
  const schedule = (path: string) =>
    mutationGeneric(
      async (ctx) => void (await ctx.scheduler.runAfter(0, makeFunctionReference<"mutation">(path))),
    );
  engine.load({ ...modules, odd: { module: schedule("nowhere:x"), name: schedule("items:nothing") } });
  await expect(mutate(engine, "odd:module", {})).rejects.toThrow(
    "Attempted to schedule function at nonexistent path: nowhere.js",
  );
  await expect(mutate(engine, "odd:name", {})).rejects.toThrow(
    "Attempted to schedule function, but no exported function nothing found in the file: items.js. Did you forget to export it?",
  );
});

test("an action cut off by the end of the process is marked as failed, not run again", async () => {
  const first = await startEngine(stateDir);
  const id = await mutateToId(first, "jobs:scheduleHanging", {});
  await whenInState(first, id, "inProgress");
  await first.close();
  const second = await startEngine(stateDir);
  expect(await stateOf(second, id)).toBe("failed");
});

test("a job that fails on a full disk is told of, and the deployment goes on", async () => {
  const engine = await startEngine(stateDir);
  const id = await mutateToId(engine, "jobs:schedule", { ...item("x"), delayMs: 1 });
  const full = vi.spyOn(fs, "writeSync").mockImplementation(() => {
    throw new Error("ENOSPC: no space left on device");
  });
  onTestFinished(() => full.mockRestore());
  const [message, reason] = await new Promise<unknown[]>((resolve) => {
    // A full disk is told of by others, too.
    const print = vi.spyOn(console, "error").mockImplementation((...values) => {
      if (String(values[0]).includes("scheduled function")) resolve(values);
    });
    onTestFinished(() => print.mockRestore());
  });
  full.mockRestore();
  expect(message).toContain("the scheduled function items:addInternal failed, and that could not be kept");
  expect(String(reason)).toContain("Free some space on this disk");

  await mutate(engine, "items:add", item("y"));
  expect(await query(engine, "items:list", { list: "a" })).toEqual(["y"]);
  expect(await stateOf(engine, id)).toBe("pending");
  await engine.close();
  const next = await startEngine(stateDir);
  await whenInState(next, id, "success");
});
