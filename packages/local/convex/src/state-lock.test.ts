import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { describe, expect, onTestFinished, test, vi } from "vitest";

import { until } from "../test/support/until";
import { Heartbeat } from "./heartbeat";
import { lockStateDir, type StateLock } from "./state-lock";

/** Takes a folder until the test ends. */
async function take(dir: string, silenceMs?: number): Promise<StateLock> {
  const lock = await lockStateDir(dir, silenceMs);
  onTestFinished(() => lock.release());
  return lock;
}

test("a folder is free again after its lock is given back", async () => {
  const dir = temporaryDirectory();
  const lock = await lockStateDir(dir);
  await expect(lockStateDir(dir)).rejects.toThrow(`in use by process ${process.pid}.`);
  await lock.release();
  await (await lockStateDir(dir)).release();
  expect(await readdir(dir)).toEqual([]);
});

test("the lock of a process that is gone is taken over", async () => {
  const dir = temporaryDirectory();
  const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(gone, "exit");
  await writeFile(path.join(dir, `lock-${gone.pid}-1-x`), "");
  await take(dir);
  expect(await readdir(dir)).toEqual([expect.stringMatching(`^lock-${process.pid}-`)]);
});

test("a lock whose process number now belongs to another process is taken over", async () => {
  const dir = temporaryDirectory();
  await writeFile(path.join(dir, `lock-${process.ppid}-1-x`), "");
  await expect(take(dir)).resolves.toBeDefined();
});

test("the lock of a process that has ended without its parent noticing is taken over", async () => {
  // The shell becomes a program that waits for no child, so that its child stays behind as a zombie.
  const wait = "tail -f /dev/null";
  const parent = spawn("sh", ["-c", `${wait} & echo $!; exec ${wait}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void parent.kill("SIGKILL"));
  const [output] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(output.toString());
  onTestFinished(() => void process.kill(pid, "SIGKILL"));
  const statOf = async (of?: number) => (await readFile(`/proc/${of}/stat`, "utf8")).split(/ \(|\) | /);
  await until(
    async () => (await statOf(parent.pid))[1] === "tail",
    () => "the shell has not become another program",
  );
  process.kill(pid, "SIGKILL");
  await until(
    async () => (await statOf(pid))[2] === "Z",
    () => "the child is no zombie",
  );

  const dir = temporaryDirectory();
  await writeFile(path.join(dir, `lock-${pid}-${(await statOf(pid))[21]}-x`), "");
  await take(dir);
  expect(await readdir(dir)).toEqual([expect.stringMatching(`^lock-${process.pid}-`)]);
});

test("of many that want a folder at once, at most one gets it, and none keeps it from the next", async () => {
  const dir = temporaryDirectory();
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockStateDir(dir)));
  const winners = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  expect(winners.length).toBeLessThanOrEqual(1);
  for (const lock of winners) await lock.release();
  await expect(take(dir)).resolves.toBeDefined();
});

describe("the claim of a process in another container or on another machine", () => {
  // This very process has this number here, and it runs: what its number says is not asked.
  const claimOf = (dir: string) => path.join(dir, `lock-${process.pid}-1-${"0".repeat(16)}-x`);

  test("is respected as long as it shows signs of life, also when its event loop is held up", async () => {
    const dir = temporaryDirectory();
    await writeFile(claimOf(dir), "");
    const heartbeat = new Heartbeat(claimOf(dir), 20);
    onTestFinished(() => heartbeat.stop());
    const { mtimeMs } = await stat(claimOf(dir));
    while (statSync(claimOf(dir)).mtimeMs === mtimeMs) {
      // Holds up the event loop.
    }
    await expect(lockStateDir(dir)).rejects.toThrow(
      `in use by process ${process.pid} of another container or machine`,
    );
    expect(await readdir(dir)).toEqual([path.basename(claimOf(dir))]);
  });

  test("is taken over after a while without", async () => {
    const dir = temporaryDirectory();
    await writeFile(claimOf(dir), "");
    await take(dir, 200);
    expect(await readdir(dir)).toEqual([expect.stringMatching(`^lock-${process.pid}-\\d+-[0-9a-f]{16}-`)]);
  });

  test("is no obstacle when it is given back meanwhile", async () => {
    const dir = temporaryDirectory();
    await writeFile(claimOf(dir), "");
    const taking = take(dir, 600_000);
    await rm(claimOf(dir));
    await expect(taking).resolves.toBeDefined();
  });
});

test("whoever stood still and was taken for gone writes no more", async () => {
  const dir = temporaryDirectory();
  const lock = await take(dir);
  lock.check();
  const [claim = ""] = await readdir(dir);
  await rm(path.join(dir, claim));
  const now = performance.now();
  const stoodStill = vi.spyOn(performance, "now").mockReturnValue(now + 60_000);
  onTestFinished(() => stoodStill.mockRestore());
  expect(() => lock.check()).toThrow("was taken over by another process");
  expect(() => lock.check()).toThrow("was taken over by another process");
});
