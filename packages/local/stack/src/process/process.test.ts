import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { endProcesses } from "./end";
import { findMarked, parseMarked, runIdVariable } from "./marker";
import { RunProcesses, withDescendants } from "./run-processes";

/** Starts a node process that prints a line when its program has run, and waits for that line. */
async function startNode(program: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["-e", `${program}; console.log("up"); setInterval(() => {}, 1e6)`], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env.PATH, ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  if (child.pid === undefined) throw new Error("node did not start");
  return { child, pid: child.pid };
}

describe("the marker", () => {
  test("finds a process by the environment it was started with", async () => {
    const { pid } = await startNode("", { [runIdVariable]: "marker-test" });
    expect([...findMarked("marker-test")]).toEqual([pid]);
    expect(findMarked("marker").size).toBe(0);
  });

  test("is read from ps -E", () => {
    const output = `  41 node a.js PATH=/bin STACK_RUN_ID=one HOME=/\n  42 node b.js STACK_RUN_ID=one2\n`;
    expect([...parseMarked(output, "STACK_RUN_ID=one")]).toEqual([41]);
  });
});

describe("the processes of a run", () => {
  test("include all descendants", () => {
    const entries = [
      { pid: 5, ppid: 4 },
      { pid: 4, ppid: 3 },
      { pid: 3, ppid: 2 },
      { pid: 9, ppid: 2 },
    ];
    const table = new Map(entries.map((entry) => [entry.pid, entry]));
    expect(withDescendants([3], table)).toEqual(new Set([3, 4, 5]));
  });

  test("once seen are remembered after their parent has left them", async () => {
    const orphan = `const { spawn } = require("node:child_process");
      spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { detached: true, stdio: "ignore", env: {} })`;
    const { child, pid } = await startNode(orphan);
    const processes = new RunProcesses("remembered");
    processes.addRoot(pid);
    expect(processes.alive()).toHaveLength(2);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(processes.alive()).toHaveLength(1);
    expect(await endProcesses(() => processes.alive())).toEqual([]);
    expect(processes.alive()).toEqual([]);
  });

  test("that ignore SIGTERM are killed when the grace is over", async () => {
    const { child, pid } = await startNode(`process.on("SIGTERM", () => {})`);
    const processes = new RunProcesses("stubborn");
    processes.addRoot(pid);
    const ended = once(child, "exit");
    expect(await endProcesses(() => processes.alive(), 100)).toEqual([]);
    expect(await ended).toEqual([null, "SIGKILL"]);
  });
});
