import { describe, expect, test } from "vitest";
import { identityEntries } from "../config/services/index";
import { fakeCommand, startStack, waitUntilGone } from "../testing/stack-fixture";

const identity = identityEntries[0]?.[0] ?? "";

describe.concurrent("a service that dies", () => {
  test("is restarted in development", async (context) => {
    const stack = startStack(context, fakeCommand());
    await stack.commandRuns();
    stack.killService("convex");
    await stack.shows("convex is back.");
    expect(stack.stderr).toContain("convex was ended by SIGKILL. Restarting it; its state is on disk.");
    expect(new Set(stack.servicePids("convex")).size).toBe(2);
  });

  test("again right after its restart ends the run with 1", async (context) => {
    const stack = startStack(context, fakeCommand(), { env: { FAKE_CONVEX: "exit-at-restart" } });
    const { pid } = await stack.commandRuns();
    const { runId } = stack.run;
    stack.killService("convex");
    expect(await stack.ended, stack.describe("exit code 1")).toBe(1);
    expect(stack.stderr).toContain("convex has a fault");
    await waitUntilGone(runId, [pid]);
  });

  test("fails a test run", async (context) => {
    const stack = startStack(context, fakeCommand(), { mode: "test" });
    await stack.commandRuns();
    stack.killService(identity);
    expect(await stack.ended, stack.describe("exit code 1")).toBe(1);
    expect(stack.stderr).toContain(`Stopping: ${identity} was ended by SIGKILL.`);
  });

  test("before it is ready stops the start and shows its last lines", async (context) => {
    const stack = startStack(context, fakeCommand(), {
      env: { [`FAKE_${identity.toUpperCase()}`]: "exit-at-start" },
    });
    expect(await stack.ended, stack.describe("exit code 1")).toBe(1);
    expect(stack.stderr).toContain(
      `${identity} exited with code 3 before it was ready. Its last lines:\n    ${identity} has a fault`,
    );
    expect(stack.stdout).not.toContain("running");
    const pids = identityEntries.flatMap(([name]) => stack.servicePids(name));
    await waitUntilGone("no run", pids);
  });
});
