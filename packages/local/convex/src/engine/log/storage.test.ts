import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Log } from "./log";
import { REMEMBERED_REQUESTS, Requests } from "./requests";
import { item, mutate, mutateToId, query, read, startEngine } from "../testing/engine";
import type { FunctionCall } from "../types";

let stateDir: string;
let logFile: string;

beforeEach(() => {
  stateDir = fs.mkdtempSync(path.join(os.tmpdir(), "convex-local-"));
  logFile = path.join(stateDir, "convex.log");
});

afterEach(() => fs.rmSync(stateDir, { recursive: true }));

const add = (name: string): FunctionCall => ({ path: "items:add", args: item(name) });

describe("a restart", () => {
  test("keeps documents, ids, creation times and order", async () => {
    const first = await startEngine(stateDir);
    const ids: string[] = [];
    for (const name of ["x", "y", "z"]) ids.push(await mutateToId(first, "items:add", item(name)));
    await mutate(first, "items:remove", { id: ids[1] ?? "" });
    await mutate(first, "items:rename", { id: ids[0] ?? "", name: "renamed" });
    const before = await query(first, "items:get", { id: ids[0] ?? "" });
    const ts = first.latestTs();
    await first.close();

    const second = await startEngine(stateDir);
    expect(await query(second, "items:get", { id: ids[0] ?? "" })).toEqual(before);
    expect(await query(second, "items:list", { list: "a" })).toEqual(["renamed", "z"]);
    expect(await query(second, "items:search", { text: "ren" })).toEqual(["renamed"]);
    expect(second.latestTs()).toBeGreaterThanOrEqual(ts);
    await mutate(second, "items:add", item("after"));
    expect(await query(second, "items:newest", { count: 1 })).toEqual(["after"]);
  });

  test("answers a repeated request with the original outcome, a failure too", async () => {
    const first = await startEngine(stateDir);
    const added = await first.runMutation(null, add("x"), "session/1");
    const failed = await first.runMutation(null, { path: "items:addThenFail", args: item("y") }, "session/2");
    expect([added.ok, failed.ok]).toEqual([true, false]);
    expect(await first.runMutation(null, add("x"), "session/1")).toEqual(added);
    await first.close();

    const second = await startEngine(stateDir);
    expect(await second.runMutation(null, add("x"), "session/1")).toEqual(added);
    expect(
      await second.runMutation(null, { path: "items:addThenFail", args: item("y") }, "session/2"),
    ).toEqual(failed);
    expect(await query(second, "items:list", { list: "a" })).toEqual(["x"]);
    expect(second.executions()).not.toHaveProperty("items:add");
  });

  test("after kill -9 has every mutation that was answered, once", async () => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL("../testing/writer.ts", import.meta.url)), stateDir],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const answered: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      answered.push(line);
      if (answered.length === 200) child.kill("SIGKILL");
    }
    if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
    expect(child.signalCode).toBe("SIGKILL");

    const engine = await startEngine(stateDir);
    for (const name of answered) await engine.runMutation(null, add(name), `writer/${name}`);
    const stored = (await query(engine, "items:list", { list: "a" })) as string[];
    expect(stored.slice(0, answered.length)).toEqual(answered);
    expect(new Set(stored).size).toBe(stored.length);
  });

  test("two requests with one key at the same time run once", async () => {
    const engine = await startEngine(stateDir);
    const [one, two] = await Promise.all([
      engine.runMutation(null, add("x"), "k"),
      engine.runMutation(null, add("x"), "k"),
    ]);
    expect(one).toEqual(two);
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
  });
});

describe("the log", () => {
  test("loses an unfinished last line and nothing else", async () => {
    const first = await startEngine(stateDir);
    await mutate(first, "items:add", item("x"));
    await first.close();
    const whole = fs.readFileSync(logFile);
    const mark = fs.readFileSync(`${logFile}.end`);
    const another = await startEngine(stateDir);
    await mutate(another, "items:add", item("y"));
    await another.close();
    const added = fs.readFileSync(logFile).subarray(whole.length);

    for (const length of [1, 20, added.length - 1]) {
      fs.writeFileSync(logFile, Buffer.concat([whole, added.subarray(0, length)]));
      fs.writeFileSync(`${logFile}.end`, mark);
      const engine = await startEngine(stateDir);
      expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
      await mutate(engine, "items:add", item("z"));
      await engine.close();
      const again = await startEngine(stateDir);
      expect(await query(again, "items:list", { list: "a" })).toEqual(["x", "z"]);
      await again.close();
    }
  });

  test("is not rewritten at the start for the requests it must remember anyway", async () => {
    const first = await startEngine(stateDir);
    const id = await mutateToId(first, "items:add", item("x"));
    const rename = (i: number): FunctionCall => ({ path: "items:rename", args: { id, name: `name ${i}` } });
    for (let i = 0; i < 1100; i += 1) await first.runMutation(null, rename(i), `session/${i}`);
    const outcome = await first.runMutation(null, rename(1100), "session/1100");
    await first.close();
    const before = fs.statSync(logFile);

    const second = await startEngine(stateDir);
    expect(fs.statSync(logFile)).toMatchObject({ ino: before.ino, size: before.size });
    expect(await second.runMutation(null, rename(1100), "session/1100")).toEqual(outcome);
  });

  test("is read in bounded chunks, as Node reads no file of 2 GiB at once", async () => {
    const engine = await startEngine(stateDir);
    for (const name of ["x", "yy", "zzz"]) await mutate(engine, "items:add", item(name));
    await engine.close();
    const whole = vi.spyOn(fs, "readFileSync");
    const options = { durability: "os", recover: false, say: () => {} } as const;
    for (const chunkBytes of [1, 7, 64, 100_000]) {
      const names: unknown[] = [];
      const take = (record: object) => names.push(...JSON.stringify(record).matchAll(/"name":"(\w+)"/g));
      await Log.open(stateDir, take, { ...options, chunkBytes }).close();
      expect(names).toMatchObject([{ 1: "x" }, { 1: "yy" }, { 1: "zzz" }]);
    }
    expect(whole.mock.calls.filter(([file]) => file === logFile)).toEqual([]);
    whole.mockRestore();
  });

  test("does not grow by a mutation that changes nothing, unless its outcome may be asked for again", async () => {
    const engine = await startEngine(stateDir);
    const id = await mutateToId(engine, "items:add", item("x"));
    await mutate(engine, "items:remove", { id });
    const nothing: FunctionCall = { path: "items:addAndRemove", args: item("y") };
    const { size } = fs.statSync(logFile);
    const unnamed = await engine.runMutation(null, nothing);
    expect(fs.statSync(logFile).size).toBe(size);
    const ts = engine.latestTs();
    expect(unnamed).toMatchObject({ ok: true, ts });

    const named = await engine.runMutation(null, nothing, "session/1");
    await engine.close();
    const next = await startEngine(stateDir);
    expect(await next.runMutation(null, nothing, "session/1")).toEqual(named);
  });

  test("takes nothing from a commit the disk refused, and goes on when there is space again", async () => {
    const engine = await startEngine(stateDir);
    await mutate(engine, "items:add", item("x"));
    const write = fs.writeSync;
    const full = vi.spyOn(fs, "writeSync").mockImplementation((descriptor: number, bytes: unknown) => {
      // Half of it still fits.
      if (bytes instanceof Buffer) write(descriptor, bytes.subarray(0, bytes.length / 2));
      throw new Error("ENOSPC: no space left on device");
    });
    try {
      expect(await engine.runMutation(null, add("y"), "retried")).toMatchObject({
        ok: false,
        errorMessage: expect.stringContaining("Free some space on this disk and try again."),
      });
    } finally {
      full.mockRestore();
    }
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
    expect(await engine.runMutation(null, add("y"), "retried")).toMatchObject({ ok: true });
    await engine.close();
    const next = await startEngine(stateDir);
    expect(await query(next, "items:list", { list: "a" })).toEqual(["x", "y"]);
  });

  test("is closed with the engine: a later mutation fails", async () => {
    const engine = await startEngine(stateDir);
    await engine.close();
    expect(await engine.runMutation(null, add("x"), "late")).toMatchObject({ ok: false });
    const next = await startEngine(stateDir);
    expect(await read(next, "items:list", { list: "a" })).toMatchObject({ value: [] });
    expect(await next.runMutation(null, add("x"), "late")).toMatchObject({ ok: true });
  });
});

test("only the newest requests are remembered", () => {
  const requests = new Requests();
  for (let i = 0; i <= REMEMBERED_REQUESTS; i += 1) {
    requests.remember(String(i), { ok: true, value: i, logLines: [], ts: 0n });
  }
  expect(requests.get("0")).toBeUndefined();
  expect(requests.get("1")).toMatchObject({ value: 1 });
  expect([...requests.entries()]).toHaveLength(REMEMBERED_REQUESTS);
});
