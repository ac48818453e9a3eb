import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";

import { until } from "../../../test/support/until";
import { item, mutate, mutateToId, query, startEngine } from "../testing/engine";
import type { Engine, FunctionCall } from "../types";
import { formatOf } from "./line-format";

let stateDir: string;
let logFile: string;

beforeEach(() => {
  stateDir = temporaryDirectory();
  logFile = path.join(stateDir, "convex.log");
});

const list = { list: "a" };

/** Of the file, another one after each compaction. */
const inode = () => fs.statSync(logFile).ino;
const size = () => fs.statSync(logFile).size;

async function untilCompacted(before: number): Promise<void> {
  await until(() => inode() !== before, size);
}

/** Each in a turn of the event loop, as requests come in. */
async function rename(engine: Engine, id: string, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await mutate(engine, "items:rename", { id, name: `name ${i}` });
    await nextTurn();
  }
}

/** A log of long documents that is compacted once it has grown by some fifty changes. Returns the id of one of them. */
async function writeHistory(documents: number): Promise<string> {
  const engine = await startEngine(stateDir);
  const tables = new Map([["items", Array.from({ length: documents }, (_, i) => item("x".repeat(1000), i))]]);
  await engine.runImport(await engine.startImport(undefined), { tables, mode: "append" });
  const id = await mutateToId(engine, "items:add", item("renamed", documents));
  const document = await query(engine, "items:get", { id });
  const ts = engine.latestTs();
  await engine.close();

  const [header = "", ...lines] = fs.readFileSync(logFile, "utf8").split("\n").slice(0, -1);
  const format = formatOf(header);
  const history = Array.from({ length: documents + 950 }, (_, i) => {
    const writes = [[id, { ...(document as object), name: `old ${i}` }]];
    return format.encode(JSON.stringify({ ts: String(ts), writes }), lines.length + 2 + i);
  });
  fs.appendFileSync(logFile, Buffer.concat(history));
  return id;
}

describe("a log that is mostly history", () => {
  test("is compacted while the deployment runs, and keeps what counts", async () => {
    const engine = await startEngine(stateDir);
    const before = inode();
    const id = await mutateToId(engine, "items:add", item("x"));
    const added: FunctionCall = { path: "items:add", args: item("y") };
    const outcome = await engine.runMutation(null, added, "kept");
    await rename(engine, id, 1100);
    await untilCompacted(before);
    expect(size()).toBeLessThan(40_000);
    await mutate(engine, "items:rename", { id, name: "after" });
    await engine.close();

    const next = await startEngine(stateDir);
    expect(await query(next, "items:list", list)).toEqual(["after", "y"]);
    expect(await query(next, "items:get", { id })).toMatchObject({ _id: id, name: "after" });
    expect(await next.runMutation(null, added, "kept")).toEqual(outcome);
    expect(fs.statSync(logFile).mode & 0o777).toBe(0o600);
  });

  test("is compacted after a start as well, and one of the first version in any case", async () => {
    const engine = await startEngine(stateDir);
    await mutate(engine, "items:add", item("x"));
    await engine.close();
    const lines = fs.readFileSync(logFile, "utf8").split("\n").slice(1, -1);
    const plain = lines.map((line) => line.replace(/^\S+ \d+ /, ""));
    fs.writeFileSync(logFile, ['{"format":"convex-local log","version":1}', ...plain, ""].join("\n"));

    const before = inode();
    const second = await startEngine(stateDir);
    await untilCompacted(before);
    await mutate(second, "items:add", item("y"));
    await second.close();
    expect(fs.readFileSync(logFile, "utf8")).toMatch(/^\{"format":"convex-local log","version":2,/);
    expect(await query(await startEngine(stateDir), "items:list", list)).toEqual(["x", "y"]);
  });

  test("is one when few commits have written much", async () => {
    const engine = await startEngine(stateDir);
    const before = inode();
    const documents = Array.from({ length: 600 }, (_, i) => item(`item ${i}`, i));
    for (let i = 0; i < 4; i += 1) {
      const tables = new Map([["items", documents]]);
      await engine.runImport(await engine.startImport(undefined), { tables, mode: "replace" });
    }
    await untilCompacted(before);
    await engine.close();
    const next = await startEngine(stateDir);
    expect(await query(next, "items:list", list)).toHaveLength(600);
  });

  test("is compacted in slices, between which mutations and queries are answered", async () => {
    const documents = 1000;
    const id = await writeHistory(documents);
    const engine = await startEngine(stateDir);
    const before = inode();
    const slices: number[] = [];
    const { openSync, writeSync } = fs;
    let draft: number | undefined;
    const opened = vi.spyOn(fs, "openSync").mockImplementation((...args) => {
      const descriptor = openSync(...args);
      if (String(args[0]).endsWith(".new")) draft = descriptor;
      return descriptor;
    });
    const written = vi.spyOn(fs, "writeSync").mockImplementation((...args: Parameters<typeof writeSync>) => {
      const length = writeSync(...args);
      if (args[0] === draft) slices.push(length);
      return length;
    });
    onTestFinished(() => {
      opened.mockRestore();
      written.mockRestore();
    });

    const added: string[] = [];
    let answered = 0;
    while (inode() === before) {
      await nextTurn();
      await mutate(engine, "items:rename", { id, name: `later ${added.length}` });
      if (slices.length === 0) continue;
      added.push(`added ${added.length}`);
      await mutate(engine, "items:add", item(`added ${added.length - 1}`, 0, "later"));
      expect(await query(engine, "items:list", { list: "later" })).toEqual(added);
      if (inode() === before) answered += 1;
    }
    // A document and a line's frame more than a slice.
    expect(Math.max(...slices)).toBeLessThan(64 * 1024 + 2000);
    expect(slices.length).toBeGreaterThan(documents / 64);
    expect(answered).toBeGreaterThan(5);
    const shown = await query(engine, "items:get", { id });
    await engine.close();
    const next = await startEngine(stateDir);
    expect(await query(next, "items:get", { id })).toEqual(shown);
    expect(await query(next, "items:list", { list: "later" })).toEqual(added);
    expect(await query(next, "items:list", list)).toHaveLength(documents + 1);
  });

  test("is left as it is by a deployment that stops meanwhile", async () => {
    await writeHistory(200);
    const before = inode();
    const engine = await startEngine(stateDir);
    const id = await mutateToId(engine, "items:add", item("y", 1000));
    while (!fs.existsSync(`${logFile}.new`)) await rename(engine, id, 1);
    await engine.close();
    expect(fs.existsSync(`${logFile}.new`)).toBe(false);
    expect(inode()).toBe(before);
    expect(await query(await startEngine(stateDir), "items:list", list)).toHaveLength(202);
  });
});

describe("a compaction that the disk does not take", () => {
  /** Makes one kind of file operation on the new log fail, until the returned function is called. */
  function refuse(step: "open" | "write" | "sync" | "rename"): () => void {
    const full = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    const { openSync, writeSync, fsync, renameSync } = fs;
    let draft: number | undefined;
    const isDraft = (file: unknown) => String(file).endsWith(".new");
    const spies = [
      vi.spyOn(fs, "openSync").mockImplementation((...args) => {
        if (step === "open" && isDraft(args[0])) throw full;
        const descriptor = openSync(...args);
        if (isDraft(args[0])) draft = descriptor;
        return descriptor;
      }),
      vi.spyOn(fs, "writeSync").mockImplementation((...args: Parameters<typeof writeSync>) => {
        if (step === "write" && args[0] === draft) throw full;
        return writeSync(...args);
      }),
      vi.spyOn(fs, "fsync").mockImplementation((descriptor, callback) => {
        if (step === "sync" && descriptor === draft) callback(full);
        else fsync(descriptor, callback);
      }),
      vi.spyOn(fs, "renameSync").mockImplementation((from, to) => {
        if (step === "rename" && isDraft(from)) throw full;
        renameSync(from, to);
      }),
    ];
    const restore = () => {
      for (const spy of spies) spy.mockRestore();
    };
    onTestFinished(restore);
    return restore;
  }

  test.each(["open", "write", "sync", "rename"] as const)(
    "stands in nobody's way, is said, and is tried again later: %s",
    async (step) => {
      const id = await writeHistory(20);
      const before = inode();
      const restore = refuse(step);
      const said = vi.spyOn(console, "error").mockReturnValue();
      onTestFinished(() => said.mockRestore());
      const engine = await startEngine(stateDir);
      await rename(engine, id, 100);
      await until(() => said.mock.calls.length > 0, size);
      expect(said.mock.calls).toEqual([
        [expect.stringMatching(/the log could not be compacted \(.*ENOSPC.*Free some space on this disk/)],
      ]);
      expect(fs.existsSync(`${logFile}.new`)).toBe(false);
      expect(await query(engine, "items:get", { id })).toMatchObject({ name: "name 99" });
      restore();
      await engine.close();
      expect(inode()).toBe(before);

      const next = await startEngine(stateDir);
      expect(await query(next, "items:get", { id })).toMatchObject({ name: "name 99" });
      await rename(next, id, 1);
      await untilCompacted(before);
    },
  );

  test("is tried again once the log has grown by half", async () => {
    const id = await writeHistory(20);
    const before = inode();
    const restore = refuse("write");
    const said = vi.spyOn(console, "error").mockReturnValue();
    onTestFinished(() => said.mockRestore());
    const engine = await startEngine(stateDir);
    await rename(engine, id, 100);
    await until(() => said.mock.calls.length > 0, size);
    restore();
    await rename(engine, id, 200);
    expect(inode()).toBe(before);
    await rename(engine, id, 600);
    await untilCompacted(before);
  });
});

describe("kill -9 in a compaction", () => {
  const documents = 300;
  /** The log before, and the document that is renamed: made once. */
  let base: { log: Buffer; id: string } | undefined;

  test.each([
    "within write 1",
    "before write 2",
    "within write 4",
    "after sync",
    "before rename",
    "after rename",
  ])("loses nothing and doubles nothing: %s", async (step) => {
    base ??= await (async () => ({ id: await writeHistory(documents), log: fs.readFileSync(logFile) }))();
    const { id, log } = base;
    fs.writeFileSync(logFile, log);
    const before = inode();
    const script = fileURLToPath(new URL("../testing/killed-compaction.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", script, stateDir, id, step], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const exited = once(child, "exit");
    let answered = -1;
    for await (const line of createInterface({ input: child.stdout })) {
      answered = Number(line.replace("name ", ""));
    }
    expect(await exited).toEqual([null, "SIGKILL"]);
    expect(inode() === before).toBe(step !== "after rename");

    const engine = await startEngine(stateDir);
    const { name } = (await query(engine, "items:get", { id })) as { name: string };
    expect([`name ${answered}`, `name ${answered + 1}`]).toContain(name);
    expect(await query(engine, "items:list", list)).toHaveLength(documents + 1);
    await mutate(engine, "items:rename", { id, name: "after" });
    await engine.close();
    const next = await startEngine(stateDir);
    expect(await query(next, "items:get", { id })).toMatchObject({ name: "after" });
  });
});
