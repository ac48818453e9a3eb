import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, onTestFinished, test } from "vitest";

import { until } from "../test/support/until";
import { lockStateDir } from "./state-lock";

test("a folder is free again after its lock is given back", async () => {
  const dir = temporaryDirectory();
  const release = await lockStateDir(dir);
  await expect(lockStateDir(dir)).rejects.toThrow(`in use by process ${process.pid}`);
  await release();
  await (
    await lockStateDir(dir)
  )();
  expect(await readdir(dir)).toEqual([]);
});

test("the lock of a process that is gone is taken over", async () => {
  const dir = temporaryDirectory();
  const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(gone, "exit");
  await writeFile(path.join(dir, `lock-${gone.pid}-1-x`), "");
  await lockStateDir(dir);
  expect(await readdir(dir)).toEqual([expect.stringMatching(`^lock-${process.pid}-`)]);
});

test("a lock whose process number now belongs to another process is taken over", async () => {
  const dir = temporaryDirectory();
  await writeFile(path.join(dir, `lock-${process.ppid}-1-x`), "");
  await expect(lockStateDir(dir)).resolves.toBeDefined();
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
  await lockStateDir(dir);
  expect(await readdir(dir)).toEqual([expect.stringMatching(`^lock-${process.pid}-`)]);
});

test("of many that want a folder at once, at most one gets it, and none keeps it from the next", async () => {
  const dir = temporaryDirectory();
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockStateDir(dir)));
  const winners = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  expect(winners.length).toBeLessThanOrEqual(1);
  for (const release of winners) await release();
  await expect(lockStateDir(dir)).resolves.toBeDefined();
});
