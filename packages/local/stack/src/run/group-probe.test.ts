import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { readProcess, readProcessTable } from "@repo/local-kit/process-table";
import { startGroupProbe } from "./group-probe";

/** A probe, and the process behind it. */
function start() {
  const probe = startGroupProbe();
  onTestFinished(() => probe.end());
  const child = [...readProcessTable().values()].findLast(
    ({ ppid, command }) => ppid === process.pid && command === "cat",
  );
  if (child === undefined) throw new Error("The probe has no process.");
  return { probe, child };
}

test("is in this process's group, and untouched by what another process gets", async () => {
  const { probe, child } = start();
  expect(child.group).toBe(readProcess(process.pid)?.group);
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "ignore" });
  other.kill("SIGINT");
  await once(other, "exit");
  expect(probe.wasHit()).toBe(false);
});

test.each(["SIGINT", "SIGHUP"] as const)("shows that %s reached the group", async (signal) => {
  const { probe, child } = start();
  process.kill(child.pid, signal);
  await expect.poll(() => probe.wasHit()).toBe(true);
});

test("ends with its input, as when its parent is gone", async () => {
  const { probe } = start();
  probe.end();
  await expect.poll(() => probe.wasHit()).toBe(true);
});
