import { createServer } from "node:net";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readProcessTable } from "../process/table";
import { reset } from "../reset";
import { fakeCommand, StackFixture, temporaryRoot, waitUntil, waitUntilGone } from "../testing/stack-fixture";

describe("two stacks in one checkout", () => {
  test("the second development run names the first and stops", async () => {
    const first = new StackFixture(fakeCommand());
    await first.commandRuns();
    const second = new StackFixture(fakeCommand(), { root: first.root });
    expect(await second.ended).toBe(1);
    expect(second.stderr).toContain(`A stack is already running here (process ${first.child.pid})`);
  });

  test("a test runs beside development", async () => {
    const dev = new StackFixture(fakeCommand());
    await dev.commandRuns();
    const command = [process.execPath, "-e", ""];
    const beside = new StackFixture(command, { root: dev.root, mode: "test" });
    expect(await beside.ended, beside.describe("exit code 0")).toBe(0);
    expect(dev.child.exitCode).toBeNull();
  });

  test("reset refuses while one runs, and names it", async () => {
    const stack = new StackFixture(fakeCommand(), { mode: "test" });
    await stack.commandRuns();
    expect(() => reset(stack.root)).toThrow(`a stack is running (process ${stack.child.pid})`);
    stack.child.kill("SIGTERM");
    await stack.ended;
    expect(reset(stack.root)).toContain("deleted");
  });
});

describe("what an earlier run left", () => {
  test("is ended first, even when its watchdog died too", async () => {
    const first = new StackFixture(fakeCommand("stubborn"));
    const { pid, detachedPid } = await first.commandRuns();
    const { runId } = first.run;
    const watchdog = [...readProcessTable().values()].find(
      ({ ppid, command }) => ppid === first.child.pid && command.includes("watchdog.mjs"),
    );
    if (watchdog === undefined) throw new Error(first.describe("a watchdog"));
    process.kill(watchdog.pid, "SIGKILL");
    first.child.kill("SIGKILL");
    const second = new StackFixture([process.execPath, "-e", ""], { root: first.root });
    expect(await second.ended, second.describe("exit code 0")).toBe(0);
    await waitUntilGone(runId, [pid, detachedPid]);
  });

  test("of throw-away state is removed", async () => {
    const root = temporaryRoot();
    const left = join(root, ".stack/test-1");
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, "run.json"), JSON.stringify({ pid: 1, startTime: "another", runId: "left" }));
    const stack = new StackFixture([process.execPath, "-e", ""], { root });
    expect(await stack.ended).toBe(0);
    await waitUntil(
      () => !existsSync(left),
      () => `${left} is still there`,
    );
  });
});

describe("a taken port", () => {
  test("is an error that names the port, the process and the remedy", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const stack = new StackFixture(fakeCommand(), { ports: { convex: port } });
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain(
      `Port ${port}, needed for the Convex deployment, is taken by process ${process.pid}`,
    );
    expect(stack.stderr).toContain(`kill ${process.pid}`);
  });

  test("of an app does not matter to a command that serves none", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const stack = new StackFixture([process.execPath, "-e", "", "build"], { ports: { appClerk: port } });
    expect(await stack.ended, stack.describe("exit code 0")).toBe(0);
  });
});
