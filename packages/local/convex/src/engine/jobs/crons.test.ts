import { cronJobs, internalActionGeneric, makeFunctionReference } from "convex/server";
import { temporaryDirectory } from "@repo/local-kit/testing";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createEngine } from "../engine";
import { item, query } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine, LoadedModules } from "../types";

const add = makeFunctionReference<"mutation">("items:addInternal");
const HOUR = 3_600_000;

const open = new Set<Engine>();

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.parse("2026-11-29T12:00:00Z"),
    toFake: ["Date", "setTimeout", "clearTimeout"],
  });
});
afterEach(async () => {
  for (const engine of open) await engine.close();
  open.clear();
  vi.useRealTimers();
});

/** A deployment with these cron jobs. */
async function startWith(crons: unknown, stateDir?: string, extra: LoadedModules = {}): Promise<Engine> {
  const engine = await createEngine(stateDir === undefined ? {} : { stateDir });
  open.add(engine);
  engine.load({ ...modules, ...extra, crons: { default: crons } });
  return engine;
}

/** One job, which adds an item of this name. */
function everyHours(hours: number, name = "swept"): unknown {
  const crons = cronJobs();
  crons.interval("sweep", { hours }, add, item(name));
  return crons;
}

const added = async (engine: Engine) => await query(engine, "items:list", { list: "a" });

test("a job runs at once, then after each interval", async () => {
  const engine = await startWith(everyHours(1));
  await vi.advanceTimersByTimeAsync(1);
  expect(await added(engine)).toEqual(["swept"]);
  await vi.advanceTimersByTimeAsync(HOUR - 10);
  expect(await added(engine)).toEqual(["swept"]);
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(await added(engine)).toEqual(["swept", "swept", "swept"]);
});

test("a job of the calendar runs when it is due", async () => {
  const crons = cronJobs();
  crons.daily("sweep", { hourUTC: 13, minuteUTC: 30 }, add, item("daily"));
  const engine = await startWith(crons);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(await added(engine)).toEqual([]);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(await added(engine)).toEqual(["daily"]);
});

test("a restart neither runs a job anew nor forgets it; one missed meanwhile runs once", async () => {
  const stateDir = temporaryDirectory();
  const first = await startWith(everyHours(1), stateDir);
  await vi.advanceTimersByTimeAsync(1);
  await first.close();

  const second = await startWith(everyHours(1), stateDir);
  await vi.advanceTimersByTimeAsync(HOUR / 2);
  expect(await added(second)).toEqual(["swept"]);
  await second.close();
  vi.setSystemTime(Date.now() + 5 * HOUR);

  const third = await startWith(everyHours(1), stateDir);
  await vi.advanceTimersByTimeAsync(1);
  expect(await added(third)).toEqual(["swept", "swept"]);
});

test("a reload keeps an unchanged job's time, takes new arguments, and drops what is gone", async () => {
  const engine = await startWith(everyHours(1));
  await vi.advanceTimersByTimeAsync(1);
  engine.load({ ...modules, crons: { default: everyHours(1, "changed") } });
  await vi.advanceTimersByTimeAsync(HOUR / 2);
  expect(await added(engine)).toEqual(["swept"]);
  await vi.advanceTimersByTimeAsync(HOUR / 2);
  expect(await added(engine)).toEqual(["swept", "changed"]);
  engine.load(modules);
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(await added(engine)).toEqual(["swept", "changed"]);
});

test("a job whose function fails says so, and goes on", async () => {
  const crons = cronJobs();
  crons.interval("sweep", { hours: 1 }, makeFunctionReference<"mutation">("items:addThenFail"), item("x"));
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  await startWith(crons);
  await vi.advanceTimersByTimeAsync(HOUR + 10);
  const lines = print.mock.calls
    .flat()
    .filter((line) => String(line).startsWith("[sweep: items:addThenFail]"));
  print.mockRestore();
  expect(lines).toHaveLength(2);
});

test("an action that still runs is not run beside itself", async () => {
  const FOUR_MINUTES = 240_000;
  const runs: (() => void)[] = [];
  const handler = () => new Promise<null>((resolve) => runs.push(() => resolve(null)));
  const crons = cronJobs();
  crons.interval("slow", { minutes: 4 }, makeFunctionReference<"action">("slow:run"));
  await startWith(crons, undefined, { slow: { run: internalActionGeneric({ args: {}, handler }) } });
  await vi.advanceTimersByTimeAsync(2 * FOUR_MINUTES + 10);
  expect(runs).toHaveLength(1);
  runs[0]?.();
  await vi.advanceTimersByTimeAsync(FOUR_MINUTES);
  expect(runs).toHaveLength(2);
});

describe("a crons module is refused", () => {
  const withJob = (path: string, cron = "* * * * *") => {
    const crons = cronJobs();
    crons.cron("sweep", cron, makeFunctionReference<"mutation">(path));
    return crons;
  };
  test.each([
    [
      "with a function that does not exist",
      withJob("items:nothing"),
      "schedules a function that does not exist: items.js:nothing",
    ],
    ["with a query", withJob("items:list"), "schedules a query function"],
    [
      "with a wrong schedule",
      withJob("items:add", "* * * *"),
      'The schedule of the cron job "sweep" is wrong',
    ],
    ["that is none", {}, "is not a Crons object"],
  ])("%s", async (_what, crons, reason) => {
    await expect(startWith(crons)).rejects.toThrow(reason);
  });
});

test("after a refused reload the jobs go on as they were", async () => {
  const engine = await startWith(everyHours(1));
  await vi.advanceTimersByTimeAsync(1);
  expect(() => engine.load({ ...modules, crons: { default: {} } })).toThrow("is not a Crons object");
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(await added(engine)).toEqual(["swept", "swept"]);
});
