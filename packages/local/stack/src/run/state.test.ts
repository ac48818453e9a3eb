import { spawn } from "node:child_process";
import { once } from "node:events";
import fs, { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runIdVariable } from "../process/marker";
import { temporaryRoot } from "../testing/stack-fixture";
import { claimRun, readRun, releaseRun } from "./run-file";
import { openState, stateRoot } from "./state";

test("the state of a test is never there unclaimed, for another stack would remove it", async (context) => {
  const root = temporaryRoot(context);
  const { linkSync: link } = fs;
  // The claim is a link. Just before it, another stack clears away what nobody has claimed.
  const claim = vi.spyOn(fs, "linkSync").mockImplementation((from, to) => {
    const top = stateRoot(root);
    for (const name of readdirSync(top)) {
      const dir = join(top, name);
      if (name.startsWith("test-") && readRun(dir) === undefined) rmSync(dir, { recursive: true });
    }
    link(from, to);
  });
  syncBuiltinESMExports();
  context.onTestFinished(() => {
    claim.mockRestore();
    syncBuiltinESMExports();
  });

  const state = await openState(root, "test", "mine");
  expect(claim).toHaveBeenCalledOnce();
  expect(readRun(state.dir)).toMatchObject({ pid: process.pid, runId: "mine" });
  expect(readdirSync(stateRoot(root))).toEqual([`test-${process.pid}`]);
  state.release();
  expect(readdirSync(stateRoot(root))).toEqual([]);
});

test("a directory that another stack claims, while this one ends what was left there, stays the other's", async (context) => {
  const dir = stateRoot(temporaryRoot(context));
  mkdirSync(dir);
  const left = { pid: 1, startTime: "another", runId: "left" };
  writeFileSync(join(dir, "run.json"), JSON.stringify(left));
  const program = `process.on("SIGTERM", () => console.log("asked")); console.log("up"); setInterval(() => {}, 1e6)`;
  const service = spawn(process.execPath, ["-e", program], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, [runIdVariable]: left.runId },
  });
  context.onTestFinished(() => void service.kill("SIGKILL"));
  await once(service.stdout, "data");

  const slower = openState(join(dir, ".."), "dev", "slower");
  await once(service.stdout, "data");
  releaseRun(dir);
  claimRun(dir, "faster");
  service.kill("SIGKILL");
  await expect(slower).rejects.toThrow("A stack is already running here");
  expect(readRun(dir)).toMatchObject({ runId: "faster" });
});
