import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { identityEntries, serviceEntries } from "../config/services/index";
import { fakeCommand, startStack, temporaryRoot, waitUntil, waitUntilGone } from "../testing/stack-fixture";

const services = serviceEntries.map(([name]) => name);

describe.concurrent("a stop", () => {
  // First, for they wait longest: until what ignores SIGTERM is killed.
  test.for(["dev", "test"] as const)("by kill -9 in %s mode leaves nothing", async (mode, context) => {
    const stack = startStack(context, fakeCommand("stubborn"), { mode });
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId } = stack.run;
    const pids = [pid, detachedPid, ...services.flatMap((name) => stack.servicePids(name))];
    stack.child.kill("SIGKILL");
    await waitUntilGone(runId, pids);
    const statePersists = (): boolean => existsSync(stack.stateDir);
    if (mode === "test")
      await waitUntil(
        () => !statePersists(),
        () => `${stack.stateDir} is still there`,
      );
    expect(statePersists()).toBe(mode === "dev");
  });

  test("by Ctrl-C lets the command end first, then the services, and leaves nothing", async (context) => {
    const stack = startStack(context, fakeCommand());
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId } = stack.run;
    const pids = [pid, detachedPid, ...services.flatMap((name) => stack.servicePids(name))];
    expect(pids).toHaveLength(2 + services.length);
    stack.interrupt();
    expect(await stack.ended, stack.describe("exit code 5")).toBe(5);
    expect(stack.stdout).toContain("SIGINT and convex answers");
    expect(stack.stdout.match(/got SIGINT/g)).toHaveLength(1);
    await waitUntilGone(runId, pids);
  });

  test("by Ctrl-C reaches what the command started, as a terminal's would", async (context) => {
    const wrapped = ["sh", "-c", 'trap : INT; "$@"; exit $?', "sh", ...fakeCommand()];
    const stack = startStack(context, wrapped);
    await stack.commandRuns();
    stack.interrupt();
    expect(await stack.ended, stack.describe("exit code 5")).toBe(5);
    expect(stack.stdout.match(/got SIGINT/g)).toHaveLength(1);
  });

  test.for(["SIGTERM", "SIGHUP"] as const)("by %s does the same", async (signal, context) => {
    const stack = startStack(context, fakeCommand());
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId } = stack.run;
    const pids = [pid, detachedPid, ...services.flatMap((name) => stack.servicePids(name))];
    stack.child.kill(signal);
    expect(await stack.ended, stack.describe("an exit code")).toBe(signal === "SIGTERM" ? 6 : 129);
    await waitUntilGone(runId, pids);
  });

  test("by Ctrl-C pressed again ends at once what does not want to end", async (context) => {
    const stack = startStack(context, fakeCommand("stubborn"));
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId } = stack.run;
    stack.interrupt();
    await stack.shows("got SIGINT");
    await waitUntil(
      () => {
        if (!stack.hasEnded) stack.interrupt();
        return stack.stderr.includes("Ending everything at once");
      },
      () => stack.describe("the end"),
    );
    expect(await stack.ended).toBe(128 + 9);
    await waitUntilGone(runId, [pid, detachedPid]);
  });

  test("between the end of the run and that of the process changes nothing", async (context) => {
    const stack = startStack(context, [process.execPath, "-e", ""], { lingers: true });
    await stack.shows("the run is over");
    stack.interrupt();
    stack.child.kill("SIGUSR2");
    expect(await stack.ended, stack.describe("exit code 0")).toBe(0);
  });

  test("while services start ends the start", async (context) => {
    const stack = startStack(context, fakeCommand());
    await waitUntil(
      () => identityEntries.some(([name]) => stack.servicePids(name).length > 0),
      () => stack.describe("a service"),
    );
    stack.child.kill("SIGTERM");
    expect(await stack.ended, stack.describe("an end")).not.toBe(0);
    expect(existsSync(join(stack.stateDir, "run.json"))).toBe(false);
  });

  test("follows when the package manager that started the stack is killed", async (context) => {
    const npm = join(temporaryRoot(context), "npm");
    writeFileSync(
      npm,
      "require('node:child_process').spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' })",
    );
    const stack = startStack(context, fakeCommand(), { launcher: [process.execPath, npm] });
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId, pid: stackPid } = stack.run;
    expect(stackPid).not.toBe(stack.child.pid);
    stack.child.kill("SIGKILL");
    await waitUntilGone(runId, [stackPid, pid, detachedPid]);
    expect(stack.stderr).toContain("the package manager that started the stack is gone");
    expect(stack.stdout).toContain("SIGTERM and convex answers");
  });
});
