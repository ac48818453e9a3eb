import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readProcessTable } from "@repo/local-kit/process-table";
import { reset } from "../reset";
import { appEntries } from "../config/environment";
import { findPortHolder } from "../ports/holder";
import {
  fakeCommand,
  freePort,
  startStack,
  temporaryRoot,
  waitUntil,
  waitUntilGone,
} from "../testing/stack-fixture";

describe.concurrent("two stacks in one checkout", () => {
  test("the second development run names the first and stops", async (context) => {
    const first = startStack(context, fakeCommand());
    await first.commandRuns();
    const second = startStack(context, fakeCommand(), { root: first.root });
    expect(await second.ended).toBe(1);
    expect(second.stderr).toContain(`A stack is already running here (process ${first.child.pid})`);
  });

  test("a test runs beside development", async (context) => {
    const dev = startStack(context, fakeCommand());
    await dev.commandRuns();
    const command = [process.execPath, "-e", ""];
    const beside = startStack(context, command, { root: dev.root, mode: "test" });
    expect(await beside.ended, beside.describe("exit code 0")).toBe(0);
    expect(dev.child.exitCode).toBeNull();
  });

  test("reset refuses while one runs, and names it", async (context) => {
    const stack = startStack(context, fakeCommand(), { mode: "test" });
    await stack.commandRuns();
    await expect(reset(stack.root)).rejects.toThrow(`a stack is running (process ${stack.child.pid})`);
    stack.child.kill("SIGTERM");
    await stack.ended;
    expect(await reset(stack.root)).toContain("deleted");
  });
});

describe.concurrent("what an earlier run left", () => {
  test("is ended first, even when its watchdog died too", async (context) => {
    const first = startStack(context, fakeCommand("stubborn"));
    const { pid, detachedPid } = await first.commandRuns();
    const { runId } = first.run;
    const watchdog = [...readProcessTable().values()].find(
      ({ ppid, command }) => ppid === first.child.pid && command.includes("watchdog.mjs"),
    );
    if (watchdog === undefined) throw new Error(first.describe("a watchdog"));
    process.kill(watchdog.pid, "SIGKILL");
    first.child.kill("SIGKILL");
    const second = startStack(context, [process.execPath, "-e", ""], { root: first.root });
    expect(await second.ended, second.describe("exit code 0")).toBe(0);
    await waitUntilGone(runId, [pid, detachedPid]);
  });

  test("of throw-away state is removed", async (context) => {
    const root = temporaryRoot(context);
    const left = join(root, ".stack/test-1");
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, "run.json"), JSON.stringify({ pid: 1, startTime: "another", runId: "left" }));
    const stack = startStack(context, [process.execPath, "-e", ""], { root });
    expect(await stack.ended).toBe(0);
    await waitUntil(
      () => !existsSync(left),
      () => `${left} is still there`,
    );
  });
});

describe.concurrent("a taken port", () => {
  test("is an error that names the port, the process and the remedy", async (context) => {
    const port = await freePort();
    // Without the marker of the stack that may run this test: what has that is the stack's.
    const server = spawn(
      process.execPath,
      ["-e", `require("node:http").createServer().listen(${port}, "127.0.0.1")`],
      {
        env: {},
      },
    );
    context.onTestFinished(() => void server.kill());
    await waitUntil(
      () => findPortHolder(port) !== undefined,
      () => `nobody listens on ${port}`,
    );
    const stack = startStack(context, fakeCommand(), { ports: { convex: port } });
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain(
      `Port ${port}, needed for the Convex deployment, is taken by process ${server.pid}`,
    );
    expect(stack.stderr).toContain(`kill ${server.pid}`);
  });

  test("of another checkout's service names the stack, which would start the service again", async (context) => {
    const port = await freePort();
    const first = startStack(context, fakeCommand(), { ports: { convex: port } });
    await first.commandRuns();
    const second = startStack(context, fakeCommand(), { ports: { convex: port } });
    expect(await second.ended).toBe(1);
    expect(second.stderr).toContain(
      `Port ${port}, needed for the Convex deployment, is taken by a stack that runs (process ${first.child.pid})`,
    );
    expect(second.stderr).toContain(`kill ${first.child.pid}`);
    expect(second.stderr).not.toContain(`kill ${first.servicePids("convex").at(-1)}`);
  });

  test("of an app does not matter to a command that serves none", async (context) => {
    const server = createServer().listen(0, "127.0.0.1");
    context.onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const stack = startStack(context, [process.execPath, "-e", "", "build"], {
      ports: Object.fromEntries(appEntries.map(([key]) => [key, port])),
    });
    expect(await stack.ended, stack.describe("exit code 0")).toBe(0);
  });
});
