import fs from "node:fs";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";

import { until } from "../../../test/support/until";
import { holdDisk, type HeldDisk } from "../testing/disk";
import { item, mutate, mutateToId, query, startEngine } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Commit, Engine, FunctionCall, MutationOutcome } from "../types";

let stateDir: string;
let logFile: string;

beforeEach(() => {
  stateDir = temporaryDirectory();
  logFile = path.join(stateDir, "convex.log");
});

const list = { list: "a" };
const add = (name: string): FunctionCall => ({ path: "items:add", args: item(name) });
const onDisk = { durability: "disk" } as const;

/** Whether the log has a document with this name, on the disk or not. */
const isLogged = (name: string) => fs.readFileSync(logFile, "utf8").includes(`"${name}"`);

/** Adds a document, and returns once it is committed, which need not count yet. */
async function begin(engine: Engine, name: string, key?: string) {
  let outcome: MutationOutcome | undefined;
  const done = engine.runMutation(null, add(name), key).then((result) => (outcome = result));
  await until(
    () => isLogged(name),
    () => name,
  );
  return { done, isTold: () => outcome !== undefined };
}

async function asked(disk: HeldDisk, count: number): Promise<void> {
  await until(
    () => disk.asked === count,
    () => disk.asked,
  );
}

describe("durability os", () => {
  test("waits for no disk", async () => {
    const engine = await startEngine(stateDir);
    const disk = holdDisk();
    await mutate(engine, "items:add", item("x"));
    expect(await query(engine, "items:list", list)).toEqual(["x"]);
    expect(disk.asked).toBe(0);
  });
});

describe("durability disk", () => {
  test("tells of a commit, and shows it, once it is on the disk", async () => {
    const engine = await startEngine(stateDir, onDisk);
    const disk = holdDisk();
    const commits: Commit[] = [];
    engine.onCommit((commit) => commits.push(commit));
    const { done, isTold } = await begin(engine, "x");
    await asked(disk, 1);
    const ts = engine.latestTs();
    expect(await query(engine, "items:list", list)).toEqual([]);
    expect(isTold()).toBe(false);
    expect(commits).toEqual([]);
    await expect(engine.runQueries(null, [], ts + 1n)).rejects.toThrow("lies in the future");

    disk.end();
    expect(await done).toMatchObject({ ok: true, ts: engine.latestTs() });
    expect(commits).toHaveLength(1);
    expect(await query(engine, "items:list", list)).toEqual(["x"]);
  });

  test("lets commits that wait share one sync, and does not hold up the next mutation", async () => {
    const engine = await startEngine(stateDir, onDisk);
    const disk = holdDisk();
    const first = await begin(engine, "first");
    await asked(disk, 1);
    const others = await Promise.all(["a", "b", "c", "d"].map((name) => begin(engine, name)));
    expect(disk.asked).toBe(1);
    disk.end();
    await first.done;
    await asked(disk, 2);
    expect(others.map(({ isTold }) => isTold())).toEqual([false, false, false, false]);
    disk.end();
    for (const { done } of others) expect(await done).toMatchObject({ ok: true });
    expect(disk.asked).toBe(2);
  });

  test("waits for the original with a repeated request, and for what a mutation read", async () => {
    const engine = await startEngine(stateDir, onDisk);
    const disk = holdDisk();
    const original = await begin(engine, "x", "key");
    await asked(disk, 1);
    let told = 0;
    const repeat = engine.runMutation(null, add("x"), "key").then(() => (told += 1));
    const empty = engine
      .runMutation(null, { path: "items:addAndRemove", args: item("y") })
      .then(() => (told += 1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toBe(0);
    disk.release();
    await Promise.all([original.done, repeat, empty]);
    expect(await query(engine, "items:list", list)).toEqual(["x"]);
  });

  test("shows nothing too early after a reload either", async () => {
    const engine = await startEngine(stateDir, onDisk);
    const disk = holdDisk();
    const { done } = await begin(engine, "x");
    engine.load(modules);
    let shown: unknown;
    const asking = query(engine, "items:list", list).then((result) => (shown = result));
    await new Promise((resolve) => setImmediate(resolve));
    expect(shown).toBeUndefined();
    disk.release();
    await Promise.all([done, asking]);
    expect(shown).toEqual(["x"]);
  });

  test("takes a sync that fails for a failed disk", async () => {
    const first = await startEngine(stateDir, onDisk);
    await mutate(first, "items:add", item("before"));
    const disk = holdDisk();
    const said = vi.spyOn(console, "error").mockReturnValue();
    onTestFinished(() => said.mockRestore());
    const [one, two] = [await begin(first, "one"), await begin(first, "two", "key")];
    disk.end(Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO" }));
    const failed = {
      ok: false,
      errorMessage: expect.stringContaining("The disk did not confirm what was written"),
    };
    expect(await one.done).toMatchObject(failed);
    expect(await two.done).toMatchObject(failed);
    disk.release();
    expect(await first.runMutation(null, add("two"), "key")).toMatchObject(failed);
    expect(await first.runMutation(null, add("three"))).toMatchObject(failed);
    expect(await query(first, "items:list", list)).toEqual(["before"]);
    expect(said.mock.calls).toEqual([[expect.stringMatching(/EIO.*queries show what is on the disk/)]]);
    await first.close();

    const next = await startEngine(stateDir, onDisk);
    expect(await query(next, "items:list", list)).toEqual(["before"]);
    expect(await next.runMutation(null, add("two"), "key")).toMatchObject({ ok: true });
  });

  test("has everything told by the time it is closed", async () => {
    const engine = await startEngine(stateDir, onDisk);
    const { done } = await begin(engine, "x");
    await engine.close();
    expect(await done).toMatchObject({ ok: true });
  });

  test("has what was told on the disk at any time, also while the log is compacted", async () => {
    const disk = watchDisk();
    const engine = await startEngine(stateDir, onDisk);
    const id = await mutateToId(engine, "items:add", item("x"));
    const before = fs.statSync(logFile).ino;
    const documents = Array.from({ length: 700 }, (_, i) => item("x".repeat(500), i));
    for (const mode of ["append", "replace", "replace"] as const) {
      await engine.runImport(await engine.startImport(undefined), {
        mode,
        tables: new Map([["others", documents]]),
      });
    }
    let renames = 0;
    const rename = async () => {
      renames += 1;
      const name = `name ${renames}.`;
      await mutate(engine, "items:rename", { id, name });
      expect(disk.isDurable(name)).toBe(true);
    };
    while (fs.statSync(logFile).ino === before) await Promise.all([rename(), rename(), rename()]);
    for (let i = 0; i < 20; i += 1) await rename();
  });
});

/** Follows what a power failure would leave of the log. */
function watchDisk(): { isDurable(text: string): boolean } {
  /** How much of a file is on the disk, by its inode, and how it can be read when it has lost its name. */
  const files = new Map<number, { length: number; descriptor: number }>();
  const { fsync, fsyncSync } = fs;
  /** What the log's name leads to on the disk. */
  let named: number | undefined;
  const note = (ino: number, length: number): void => {
    const known = files.get(ino);
    if (known !== undefined) known.length = Math.max(known.length, length);
  };
  const current = (): number => {
    const { ino } = fs.statSync(logFile);
    if (!files.has(ino)) files.set(ino, { length: 0, descriptor: fs.openSync(logFile, "r") });
    return ino;
  };
  const spies = [
    vi.spyOn(fs, "fsync").mockImplementation((descriptor, callback) => {
      const { ino, size } = fs.fstatSync(descriptor);
      if (!files.has(ino)) {
        files.set(ino, { length: 0, descriptor: fs.openSync(`/proc/self/fd/${descriptor}`, "r") });
      }
      fsync(descriptor, (error) => {
        note(ino, size);
        callback(error);
      });
    }),
    vi.spyOn(fs, "fsyncSync").mockImplementation((descriptor) => {
      fsyncSync(descriptor);
      if (fs.fstatSync(descriptor).isDirectory()) named = current();
      else note(fs.fstatSync(descriptor).ino, fs.fstatSync(descriptor).size);
    }),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
    for (const { descriptor } of files.values()) fs.closeSync(descriptor);
  });
  return {
    isDurable(text) {
      // A name that is not on the disk yet may be, all the same.
      return [named ?? current(), current()].every((ino) => {
        const { length, descriptor } = files.get(ino) ?? { length: 0, descriptor: -1 };
        const bytes = Buffer.alloc(length);
        fs.readSync(descriptor, bytes, 0, length, 0);
        return bytes.includes(text);
      });
    },
  };
}
