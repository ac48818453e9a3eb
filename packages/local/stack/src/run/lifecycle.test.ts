import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freePort, startStack, temporaryRoot } from "../testing/stack-fixture";

const print = (expression: string): string[] => [process.execPath, "-e", `console.log(${expression})`];

describe.concurrent("a run", () => {
  test("relays the command's exit code and hands out what the services said", async (context) => {
    const script = "console.log(JSON.stringify(process.env)); process.exit(7)";
    const stack = startStack(context, [process.execPath, "-e", script], { mode: "test" });
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

  test("hands a test the file that keeps what the services say", async (context) => {
    const read = 'require("node:fs").readFileSync(process.env.STACK_LOG_FILE, "utf8")';
    const stack = startStack(context, print(read), { mode: "test" });
    expect(await stack.ended, stack.describe("exit code 0")).toBe(0);
    expect(stack.stdout).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z (?:auth0|clerk|convex) /m);
  });

  test("tells Convex which issuers and audiences to trust, and where the functions are", async (context) => {
    const ask = "fetch(process.env.NEXT_PUBLIC_CONVEX_URL).then(async (r) => console.log(await r.text()))";
    const stack = startStack(context, [process.execPath, "-e", ask]);
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

  test("removes the state of a test and keeps that of development", async (context) => {
    const root = temporaryRoot(context);
    const testRun = startStack(context, print("1"), { root, mode: "test" });
    expect(await testRun.ended).toBe(0);
    expect(existsSync(testRun.stateDir)).toBe(false);
    const devRun = startStack(context, print("1"), { root });
    expect(await devRun.ended).toBe(0);
    expect(existsSync(join(devRun.stateDir, "auth0-secret"))).toBe(true);
    expect(existsSync(join(devRun.stateDir, "run.json"))).toBe(false);
  });

  test("keeps the Auth0 cookie secret from one start to the next", async (context) => {
    const root = temporaryRoot(context);
    const first = startStack(context, print("process.env.AUTH0_SECRET"), { root });
    await first.ended;
    const second = startStack(context, print("process.env.AUTH0_SECRET"), { root });
    await second.ended;
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout.trim()).toHaveLength(64);
  });

  test("says what is wrong with a command that does not exist", async (context) => {
    const stack = startStack(context, ["no-such-program"]);
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain("There is no program called no-such-program");
  });

  test("shows where everything is once both apps and the comparison answer", async (context) => {
    const [pagesAuth0, appClerk, compare] = [await freePort(), await freePort(), await freePort()];
    const script = `const { createServer } = require("node:http");
      for (const port of [${pagesAuth0}, ${appClerk}, ${compare}]) createServer().listen(port, "127.0.0.1")`;
    const stack = startStack(context, [process.execPath, "-e", script, "dev"], {
      ports: { pagesAuth0, appClerk, compare },
    });
    await stack.shows("Ctrl-C stops everything");
    expect(stack.stdout).toContain(`http://localhost:${appClerk}`);
    expect(stack.stdout).toContain("alice-password");
  });
});

describe.concurrent(".env.local", () => {
  const convexUrl = print("process.env.NEXT_PUBLIC_CONVEX_URL");
  const halfClerk = "CLERK_SECRET_KEY=sk_test_1234567890\n";

  test("decides in development", async (context) => {
    const root = temporaryRoot(context);
    writeFileSync(join(root, ".env.local"), halfClerk);
    const stack = startStack(context, convexUrl, { root });
    expect(await stack.ended).toBe(1);
    expect(stack.stderr).toContain("Clerk is half configured: NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY is missing");
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
    writeFileSync(join(root, ".env.local"), halfClerk);
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
