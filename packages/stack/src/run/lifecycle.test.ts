import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  fakeCommand,
  freePort,
  StackFixture,
  temporaryRoot,
  waitUntil,
  waitUntilGone,
} from "../testing/stack-fixture";

const print = (expression: string): string[] => [process.execPath, "-e", `console.log(${expression})`];
const services = ["convex", "auth0", "clerk"];

describe("a run", () => {
  test("relays the command's exit code and hands out what the services said", async () => {
    const script = "console.log(JSON.stringify(process.env)); process.exit(7)";
    const stack = new StackFixture([process.execPath, "-e", script], { mode: "test" });
    expect(await stack.ended, stack.describe("exit code 7")).toBe(7);
    expect(JSON.parse(stack.stdout)).toMatchObject({
      STACK_MODE: "test",
      NEXT_PUBLIC_AUTH0_CLIENT_ID: "spa-client",
      AUTH0_CLIENT_ID: "web-client",
      AUTH0_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/),
      CLERK_SECRET_KEY: "sk_test_local",
      NEXT_PUBLIC_CONVEX_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
  });

  test("tells Convex which issuers and audiences to trust, and where the functions are", async () => {
    const ask = "fetch(process.env.NEXT_PUBLIC_CONVEX_URL).then(async (r) => console.log(await r.text()))";
    const stack = new StackFixture([process.execPath, "-e", ask]);
    expect(await stack.ended, stack.describe("an answer")).toBe(0);
    expect(JSON.parse(stack.stdout)).toMatchObject({
      env: {
        AUTH0_DOMAIN: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        AUTH0_SPA_CLIENT_ID: "spa-client",
        AUTH0_WEB_CLIENT_ID: "web-client",
        CLERK_JWT_ISSUER_DOMAIN: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      },
      args: expect.arrayContaining([
        "--functions",
        join(stack.root, "packages/convex-backend/convex"),
        "--watch",
      ]),
    });
  });

  test("removes the state of a test and keeps that of development", async () => {
    const root = temporaryRoot();
    const testRun = new StackFixture(print("1"), { root, mode: "test" });
    expect(await testRun.ended).toBe(0);
    expect(existsSync(testRun.stateDir)).toBe(false);
    const devRun = new StackFixture(print("1"), { root });
    expect(await devRun.ended).toBe(0);
    expect(existsSync(join(devRun.stateDir, "auth0-secret"))).toBe(true);
    expect(existsSync(join(devRun.stateDir, "run.json"))).toBe(false);
  });

  test("keeps the Auth0 cookie secret from one start to the next", async () => {
    const root = temporaryRoot();
    const first = new StackFixture(print("process.env.AUTH0_SECRET"), { root });
    await first.ended;
    const second = new StackFixture(print("process.env.AUTH0_SECRET"), { root });
    await second.ended;
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout.trim()).toHaveLength(64);
  });

  test("says what is wrong with a command that does not exist", async () => {
    const stack = new StackFixture(["no-such-program"]);
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain("There is no program called no-such-program");
  });

  test("shows where everything is once both apps answer", async () => {
    const [pagesAuth0, appClerk] = [await freePort(), await freePort()];
    const script = `const { createServer } = require("node:http");
      for (const port of [${pagesAuth0}, ${appClerk}]) createServer().listen(port, "127.0.0.1")`;
    const stack = new StackFixture([process.execPath, "-e", script, "dev"], {
      ports: { pagesAuth0, appClerk },
    });
    await stack.shows("Ctrl-C stops everything");
    expect(stack.stdout).toContain(`http://localhost:${appClerk}`);
    expect(stack.stdout).toContain("alice-password");
  });
});

describe(".env.local", () => {
  const convexUrl = print("process.env.NEXT_PUBLIC_CONVEX_URL");
  const halfClerk = "CLERK_SECRET_KEY=sk_test_1234567890\n";

  test("decides in development", async () => {
    const root = temporaryRoot();
    writeFileSync(join(root, ".env.local"), halfClerk);
    const stack = new StackFixture(convexUrl, { root });
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain("Clerk is half configured: NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY is missing");
  });

  test("loses against the environment", async () => {
    const root = temporaryRoot();
    writeFileSync(join(root, ".env.local"), "GREETING=file\nOTHER=file\n");
    const stack = new StackFixture(print("process.env.GREETING + process.env.OTHER"), {
      root,
      env: { GREETING: "environment" },
    });
    await stack.ended;
    expect(stack.stdout).toContain("environmentfile");
  });

  test("is ignored by tests, as are the variables of real services in the environment", async () => {
    const root = temporaryRoot();
    writeFileSync(join(root, ".env.local"), halfClerk);
    const env = {
      NEXT_PUBLIC_CONVEX_URL: "https://happy-otter-123.convex.cloud",
      CONVEX_DEPLOY_KEY: "prod:key",
    };
    const stack = new StackFixture(
      print("process.env.NEXT_PUBLIC_CONVEX_URL + process.env.CONVEX_DEPLOY_KEY"),
      {
        root,
        env,
        mode: "test",
      },
    );
    expect(await stack.ended, stack.describe("no complaint")).toBe(0);
    expect(stack.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+undefined$/m);
  });
});

describe("a stop", () => {
  test("by Ctrl-C lets the command end first, then the services, and leaves nothing", async () => {
    const stack = new StackFixture(fakeCommand());
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId } = stack.run;
    const pids = [pid, detachedPid, ...services.flatMap((name) => stack.servicePids(name))];
    expect(pids).toHaveLength(5);
    stack.interrupt();
    expect(await stack.ended, stack.describe("exit code 5")).toBe(5);
    expect(stack.stdout).toContain("SIGINT and convex answers");
    expect(stack.stdout.match(/got SIGINT/g)).toHaveLength(1);
    await waitUntilGone(runId, pids);
  });

  test("by Ctrl-C reaches what the command started, as a terminal's would", async () => {
    const wrapped = ["sh", "-c", 'trap : INT; "$@"; exit $?', "sh", ...fakeCommand()];
    const stack = new StackFixture(wrapped);
    await stack.commandRuns();
    stack.interrupt();
    expect(await stack.ended, stack.describe("exit code 5")).toBe(5);
    expect(stack.stdout.match(/got SIGINT/g)).toHaveLength(1);
  });

  test.each(["SIGTERM", "SIGHUP"] as const)("by %s does the same", async (signal) => {
    const stack = new StackFixture(fakeCommand());
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId } = stack.run;
    const pids = [pid, detachedPid, ...services.flatMap((name) => stack.servicePids(name))];
    stack.child.kill(signal);
    expect(await stack.ended, stack.describe("an exit code")).toBe(signal === "SIGTERM" ? 6 : 129);
    await waitUntilGone(runId, pids);
  });

  test("by Ctrl-C pressed again ends at once what does not want to end", async () => {
    const stack = new StackFixture(fakeCommand("stubborn"));
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

  test("while services start ends the start", async () => {
    const stack = new StackFixture(fakeCommand());
    await waitUntil(
      () => stack.servicePids("auth0").length > 0,
      () => stack.describe("a service"),
    );
    stack.child.kill("SIGTERM");
    expect(await stack.ended, stack.describe("an end")).not.toBe(0);
    expect(existsSync(join(stack.stateDir, "run.json"))).toBe(false);
  });

  test.each(["dev", "test"] as const)("by kill -9 in %s mode leaves nothing", async (mode) => {
    const stack = new StackFixture(fakeCommand("stubborn"), { mode });
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

  test("follows when the package manager that started the stack is killed", async () => {
    const npm = join(temporaryRoot(), "npm");
    writeFileSync(
      npm,
      "require('node:child_process').spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' })",
    );
    const stack = new StackFixture(fakeCommand(), { launcher: [process.execPath, npm] });
    const { pid, detachedPid } = await stack.commandRuns();
    const { runId, pid: stackPid } = stack.run;
    expect(stackPid).not.toBe(stack.child.pid);
    stack.child.kill("SIGKILL");
    await waitUntilGone(runId, [stackPid, pid, detachedPid]);
    expect(stack.stderr).toContain("the package manager that started the stack is gone");
    expect(stack.stdout).toContain("SIGTERM and convex answers");
  });
});

describe("a service that dies", () => {
  test("is restarted in development", async () => {
    const stack = new StackFixture(fakeCommand());
    await stack.commandRuns();
    stack.killService("convex");
    await stack.shows("convex is back.");
    expect(stack.stderr).toContain("convex was ended by SIGKILL. Restarting it; its state is on disk.");
    expect(new Set(stack.servicePids("convex")).size).toBe(2);
  });

  test("again right after its restart ends the run with 1", async () => {
    const stack = new StackFixture(fakeCommand(), { env: { FAKE_CONVEX: "exit-at-restart" } });
    const { pid } = await stack.commandRuns();
    const { runId } = stack.run;
    stack.killService("convex");
    expect(await stack.ended, stack.describe("exit code 1")).toBe(1);
    expect(stack.stderr).toContain("convex has a fault");
    await waitUntilGone(runId, [pid]);
  });

  test("fails a test run", async () => {
    const stack = new StackFixture(fakeCommand(), { mode: "test" });
    await stack.commandRuns();
    stack.killService("clerk");
    expect(await stack.ended, stack.describe("exit code 1")).toBe(1);
    expect(stack.stderr).toContain("Stopping: clerk was ended by SIGKILL.");
  });

  test("before it is ready stops the start and shows its last lines", async () => {
    const stack = new StackFixture(fakeCommand(), { env: { FAKE_CLERK: "exit-at-start" } });
    expect(await stack.ended, stack.describe("exit code 1")).toBe(1);
    expect(stack.stderr).toContain(
      "clerk exited with code 3 before it was ready. Its last lines:\n    clerk has a fault",
    );
    expect(stack.stdout).not.toContain("running");
    const pids = ["auth0", "clerk"].flatMap((name) => stack.servicePids(name));
    await waitUntilGone("no run", pids);
  });
});
