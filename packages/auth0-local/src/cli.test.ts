import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RunningTenant } from "./index";
import { APP_URL, callbackParameters, OidcClient, SAMPLE_USERS, tokensOf } from "./testing/oidc-client";
import { directoryForTest } from "./testing/tenants";

const BIN = fileURLToPath(new URL("../bin/auth0-local.mjs", import.meta.url));

interface Cli {
  process: ChildProcess;
  output: () => string;
}

function start(stateDir: string, flags: Record<string, string> = {}): Cli {
  const users = join(stateDir, "sample-users.json");
  writeFileSync(users, JSON.stringify(SAMPLE_USERS));
  const all = { port: "0", state: stateDir, users, "app-url": APP_URL, ...flags };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  const child = fork(BIN, args, { silent: true, execArgv: [] });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  });
  return { process: child, output: () => output };
}

async function ready({ process, output }: Cli): Promise<RunningTenant> {
  const [message] = (await Promise.race([
    once(process, "message"),
    once(process, "exit").then(() => {
      throw new Error(`The tenant ended early: ${output()}`);
    }),
  ])) as [RunningTenant & { type: string }];
  expect(message).toEqual({
    type: "ready",
    url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    issuer: `${message.url}/`,
    spaClientId: "local-spa-application",
    webClientId: "local-web-application",
    webClientSecret: expect.any(String),
  });
  return { ...message, close: async () => {} };
}

const exitCode = async ({ process }: Cli): Promise<unknown> => {
  const [code] = await once(process, "close");
  return code;
};

describe("the command", { timeout: 30_000 }, () => {
  it("announces the tenant, applies the lifetimes and stops cleanly on SIGTERM", async () => {
    const cli = start(directoryForTest(), { "id-token-lifetime": "61", "access-token-lifetime": "62" });
    const tenant = await ready(cli);
    expect((await new OidcClient(tenant).logIn()).expires_in).toBe(62);
    expect(cli.output()).toContain(`ready ${tenant.url}\n`);
    cli.process.kill("SIGTERM");
    expect(await exitCode(cli)).toBe(0);
  });

  it("loses neither session nor refresh token to kill -9", async () => {
    const stateDir = directoryForTest();
    const first = start(stateDir);
    const client = new OidcClient(await ready(first));
    const before = await client.logIn();
    const rotated = tokensOf(await client.refresh(before.refresh_token));
    first.process.kill("SIGKILL");
    await exitCode(first);
    const again = new OidcClient(await ready(start(stateDir)), "spa", client.browser);
    tokensOf(await again.refresh(rotated.refresh_token));
    expect(callbackParameters(await again.authorize({ prompt: "none" }))).toHaveProperty("code");
  });

  it("ends when its parent goes away", async () => {
    const cli = start(directoryForTest());
    await ready(cli);
    // Not "close": Node does not emit that one after a disconnect.
    const exit = once(cli.process, "exit");
    cli.process.disconnect();
    expect(await exit).toEqual([0, null]);
  });

  it("names a taken port and exits with 1", async () => {
    const tenant = await ready(start(directoryForTest()));
    const { port } = new URL(tenant.url);
    const second = start(directoryForTest(), { port });
    expect(await exitCode(second)).toBe(1);
    expect(second.output()).toContain(`Port ${port} is taken.`);
  });

  it.each([
    ["a malformed port", { port: "many" }, "at port"],
    ["a missing file of users", { users: "/nowhere.json" }, "Cannot read the sample users in /nowhere.json"],
    ["an application URL with a path", { "app-url": "http://localhost:3000/app" }, "must be an origin"],
    ["an unknown flag", { verbose: "yes" }, "Unknown option '--verbose'"],
  ])("explains %s and exits with 1", async (_name, flags, message) => {
    const cli = start(directoryForTest(), flags);
    expect(await exitCode(cli)).toBe(1);
    expect(cli.output()).toContain(message);
  });
});
