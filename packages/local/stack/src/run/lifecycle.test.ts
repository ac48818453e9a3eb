import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { appEntries } from "../config/environment";
import type { Environment } from "../env-file";
import { identitySamples } from "../testing/samples/index";
import { freePort, startStack, temporaryRoot } from "../testing/stack-fixture";

const loopback = expect.stringMatching(/^http:\/\/(?:127\.0\.0\.1|localhost):\d+$/);
/** The variables of a local service that is on some port of this machine. */
const anywhere = (variables: (url: string) => Environment): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(variables("http://x")).map(([name, value]) => [
      name,
      value.startsWith("http") ? loopback : value,
    ]),
  );
const print = (expression: string): string[] => [process.execPath, "-e", `console.log(${expression})`];

describe.concurrent("a run", () => {
  test("relays the command's exit code and hands out what the services said", async (context) => {
    const script = "console.log(JSON.stringify(process.env)); process.exit(7)";
    const stack = startStack(context, [process.execPath, "-e", script], { mode: "test" });
    expect(await stack.ended, stack.describe("exit code 7")).toBe(7);
    expect(JSON.parse(stack.stdout)).toMatchObject({
      STACK_MODE: "test",
      NEXT_PUBLIC_CONVEX_URL: loopback,
      ...Object.assign({}, ...identitySamples.map(({ sample }) => anywhere(sample.handed))),
    });
  });

  test("hands a test the file that keeps what the services say", async (context) => {
    const read = 'require("node:fs").readFileSync(process.env.STACK_LOG_FILE, "utf8")';
    const stack = startStack(context, print(read), { mode: "test" });
    expect(await stack.ended, stack.describe("exit code 0")).toBe(0);
    expect(stack.stdout).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z convex /m);
  });

  test("tells Convex which issuers and audiences to trust, and where the functions are", async (context) => {
    const ask = "fetch(process.env.NEXT_PUBLIC_CONVEX_URL).then(async (r) => console.log(await r.text()))";
    const stack = startStack(context, [process.execPath, "-e", ask]);
    expect(await stack.ended, stack.describe("an answer")).toBe(0);
    expect(JSON.parse(stack.stdout)).toMatchObject({
      env: {
        ...Object.assign({}, ...identitySamples.map(({ sample }) => anywhere(sample.trustedLocally))),
      },
      args: expect.arrayContaining([
        "--functions",
        join(stack.root, "packages/convex-backend/convex"),
        "--watch",
      ]),
    });
  });

  test("removes the state of a test and keeps that of development", async (context) => {
    const root = temporaryRoot(context);
    const testRun = startStack(context, print("1"), { root, mode: "test" });
    expect(await testRun.ended).toBe(0);
    expect(existsSync(testRun.stateDir)).toBe(false);
    const devRun = startStack(context, print("1"), { root });
    expect(await devRun.ended).toBe(0);
    expect(existsSync(join(devRun.stateDir, "convex"))).toBe(true);
    expect(existsSync(join(devRun.stateDir, "run.json"))).toBe(false);
  });

  test("says in development which variable nobody reads, and that an offset is for tests", async (context) => {
    const root = temporaryRoot(context);
    writeFileSync(join(root, ".env.local"), "NEXT_PUBLIC_CONVEXURL=https://happy-otter-123.convex.cloud\n");
    const stack = startStack(context, print("1"), { root, env: { STACK_PORT_OFFSET: "100" } });
    expect(await stack.ended, stack.describe("exit code 0")).toBe(0);
    expect(stack.stderr).toContain("Is NEXT_PUBLIC_CONVEX_URL meant?");
    expect(stack.stderr).toContain("STACK_PORT_OFFSET moves the ports of tests.");
  });

  test("says what is wrong with a command that does not exist", async (context) => {
    const stack = startStack(context, ["no-such-program"]);
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain("There is no program called no-such-program");
  });

  test("shows where everything is once all that is served answers", async (context) => {
    const served = await Promise.all(appEntries.map(async ([key]) => [key, await freePort()] as const));
    const script = `const { createServer } = require("node:http");
      for (const port of ${JSON.stringify(served.map(([, port]) => port))}) createServer().listen(port, "127.0.0.1")`;
    const stack = startStack(context, [process.execPath, "-e", script, "dev"], {
      ports: Object.fromEntries(served),
    });
    await stack.shows("Ctrl-C stops everything");
    for (const [, port] of served) expect(stack.stdout).toContain(`http://localhost:${port}`);
    expect(stack.stdout).toContain("alice-password");
  });
});

describe.concurrent(".env.local", () => {
  const convexUrl = print("process.env.NEXT_PUBLIC_CONVEX_URL");
  const notADeployment = "NEXT_PUBLIC_CONVEX_URL=happy-otter-123\n";

  test("decides in development", async (context) => {
    const root = temporaryRoot(context);
    writeFileSync(join(root, ".env.local"), notADeployment);
    const stack = startStack(context, convexUrl, { root });
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain("NEXT_PUBLIC_CONVEX_URL is malformed");
  });

  test("with a deployment on this machine keeps the identity providers local, and says what it must trust", async (context) => {
    const root = temporaryRoot(context);
    writeFileSync(join(root, ".env.local"), "NEXT_PUBLIC_CONVEX_URL=http://127.0.0.1:3999\n");
    const stack = startStack(context, convexUrl, { root });
    expect(await stack.ended, stack.describe("exit code 0")).toBe(0);
    expect(stack.stdout).toContain("http://127.0.0.1:3999");
    const names = identitySamples.flatMap(({ sample }) => Object.keys(sample.trusted));
    for (const name of names) expect(stack.stderr).toContain(`npx convex env set ${name} `);
  });

  test("loses against the environment", async (context) => {
    const root = temporaryRoot(context);
    writeFileSync(join(root, ".env.local"), "GREETING=file\nOTHER=file\n");
    const stack = startStack(context, print("process.env.GREETING + process.env.OTHER"), {
      root,
      env: { GREETING: "environment" },
    });
    await stack.ended;
    expect(stack.stdout).toContain("environmentfile");
  });

  test("is ignored by tests, as are the variables of real services in the environment", async (context) => {
    const root = temporaryRoot(context);
    writeFileSync(join(root, ".env.local"), notADeployment);
    const env = {
      NEXT_PUBLIC_CONVEX_URL: "https://happy-otter-123.convex.cloud",
      CONVEX_DEPLOY_KEY: "prod:key",
    };
    const stack = startStack(
      context,
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
