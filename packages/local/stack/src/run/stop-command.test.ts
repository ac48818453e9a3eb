import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { RunProcesses } from "../process/run-processes";
import type { GroupProbe } from "./group-probe";
import { stopHandler } from "./stop-command";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
});

const program = `
  for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => console.log(signal));
  process.on("SIGTERM", () => { console.log("SIGTERM"); process.exit(); });
  console.log("up");
  setInterval(() => {}, 1e6)`;

/** A command that says which signals it got. Without a group probe it has a process group of its own. */
async function command(sharedGroup: GroupProbe | undefined) {
  const child = spawn(process.execPath, ["-e", program], {
    stdio: ["ignore", "pipe", "ignore"],
    detached: sharedGroup === undefined,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  await once(child.stdout, "data");
  if (child.pid === undefined) throw new Error("node did not start");
  const processes = new RunProcesses("no marker");
  processes.addRoot(child.pid);
  return {
    child,
    handler: stopHandler({ child, sharedGroup }, processes, () => undefined),
    /** Waits until it got the signal. */
    gets: async (signal: string) => {
      while (!output.includes(signal)) await once(child.stdout, "data");
    },
    /** Ends it, and says what it got before. */
    received: async () => {
      child.kill("SIGTERM");
      await once(child, "close");
      return output.trim().split("\n").slice(1, -1);
    },
  };
}

const untouched: GroupProbe = { wasHit: () => false, end: () => undefined };
const hit: GroupProbe = { wasHit: () => true, end: () => undefined };

describe.each(["SIGINT", "SIGHUP"] as const)("%s to a stack on a terminal", (signal) => {
  test("is passed on, once, when it was for the stack alone", async () => {
    const { handler, gets, received } = await command(untouched);
    handler.onStop({ kind: "signal", signal });
    vi.advanceTimersByTime(5_000);
    await gets(signal);
    expect(await received()).toEqual([signal]);
  });

  test("is not sent a second time when the terminal sent it to the group", async () => {
    const { handler, received } = await command(hit);
    handler.onStop({ kind: "signal", signal });
    vi.advanceTimersByTime(5_000);
    expect(await received()).toEqual([]);
  });
});

test.each([
  ["on a terminal", hit],
  ["without one", undefined],
])("SIGTERM to a stack %s is passed on at once", async (_where, sharedGroup) => {
  const { child, handler, gets } = await command(sharedGroup);
  handler.onStop({ kind: "signal", signal: "SIGTERM" });
  await gets("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(0);
});

test("a signal is not for what has ended meanwhile", async () => {
  const { child, handler } = await command(undefined);
  child.kill("SIGKILL");
  await once(child, "exit");
  const kill = vi.spyOn(process, "kill");
  onTestFinished(() => kill.mockRestore());
  handler.onStop({ kind: "signal", signal: "SIGINT" });
  expect(kill).not.toHaveBeenCalled();
});
