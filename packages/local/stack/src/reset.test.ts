import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runIdVariable } from "./process/marker";
import { reset } from "./reset";
import { stateRoot } from "./run/state";
import { temporaryRoot } from "./testing/stack-fixture";

test.for([
  ["in development", "."],
  ["in a test", "test-1"],
] as const)("ends what a dead run left %s, which would write its state again", async ([, below], context) => {
  const root = temporaryRoot(context);
  const dir = join(stateRoot(root), below);
  mkdirSync(dir, { recursive: true });
  const runId = `reset ${below}`;
  writeFileSync(join(dir, "run.json"), JSON.stringify({ pid: 1, startTime: "another", runId }));
  const program = `
    const { mkdirSync, writeFileSync } = require("node:fs");
    const write = () => { mkdirSync(process.argv[1], { recursive: true }); writeFileSync(process.argv[1] + "/log", ""); };
    setInterval(write, 1);
    console.log("up");`;
  const service = spawn(process.execPath, ["-e", program, join(dir, "convex")], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, [runIdVariable]: runId },
  });
  context.onTestFinished(() => void service.kill("SIGKILL"));
  await once(service.stdout, "data");
  const ended = once(service, "exit");

  expect(await reset(root)).toContain("deleted");
  expect(existsSync(stateRoot(root))).toBe(false);
  expect(await ended).toEqual([null, "SIGTERM"]);
});

test("has nothing to complain of where there is no state", async (context) => {
  expect(await reset(temporaryRoot(context))).toContain("deleted");
});
