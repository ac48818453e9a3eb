import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { temporaryDir } from "../test/support/temporary";
import { lockStateDir } from "./state-lock";

test("a folder is free again after its lock is given back", async () => {
  const dir = await temporaryDir();
  const release = await lockStateDir(dir);
  await expect(lockStateDir(dir)).rejects.toThrow(`in use by process ${process.pid}`);
  await release();
  await (
    await lockStateDir(dir)
  )();
  expect(await readdir(dir)).toEqual([]);
});

test("the lock of a process that is gone is taken over", async () => {
  const dir = await temporaryDir();
  const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(gone, "exit");
  await writeFile(path.join(dir, `lock-${gone.pid}-1-x`), "");
  await lockStateDir(dir);
  expect(await readdir(dir)).toEqual([expect.stringMatching(`^lock-${process.pid}-`)]);
});

test("a lock whose process number now belongs to another process is taken over", async () => {
  const dir = await temporaryDir();
  await writeFile(path.join(dir, `lock-${process.ppid}-1-x`), "");
  await expect(lockStateDir(dir)).resolves.toBeDefined();
});

test("of many that want a folder at once, at most one gets it, and none keeps it from the next", async () => {
  const dir = await temporaryDir();
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockStateDir(dir)));
  const winners = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  expect(winners.length).toBeLessThanOrEqual(1);
  for (const release of winners) await release();
  await expect(lockStateDir(dir)).resolves.toBeDefined();
});
