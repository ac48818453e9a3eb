import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it as base } from "vitest";
import { type RunningTenant, startTenant } from "./index";
import { APP_URL, callbackParameters, OidcClient, SAMPLE_USERS, tokensOf } from "./testing/oidc-client";

const BIN = fileURLToPath(new URL("../bin/auth0-local.mjs", import.meta.url));

interface Cli {
  process: ChildProcess;
  output: () => string;
}

/** The tests spend their time waiting for a process to start, so they run side by side. */
const it = base.extend<{ start: (flags?: Record<string, string>) => Cli }>({
  start: async ({ onTestFinished }, provide) => {
    const stateDir = mkdtempSync(join(tmpdir(), "auth0-local-"));
    onTestFinished(() => rmSync(stateDir, { recursive: true }));
    const users = join(stateDir, "sample-users.json");
    writeFileSync(users, JSON.stringify(SAMPLE_USERS));
    await provide((flags = {}) => {
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
    });
  },
});

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

describe.concurrent("the command", () => {
  it("announces the tenant, applies the lifetimes and stops cleanly on SIGTERM", async ({ start }) => {
    const cli = start({ "id-token-lifetime": "61", "access-token-lifetime": "62" });
    const tenant = await ready(cli);
    expect((await new OidcClient(tenant).logIn()).expires_in).toBe(62);
    expect(cli.output()).toContain(`ready ${tenant.url}\n`);
    expect(cli.output(), "what a library thinks of the Node version").not.toContain("WARNING");
    cli.process.kill("SIGTERM");
    expect(await exitCode(cli)).toBe(0);
  });

  it("loses neither session nor refresh token to kill -9", async ({ start }) => {
    const first = start();
    const client = new OidcClient(await ready(first));
    const before = await client.logIn();
    const rotated = tokensOf(await client.refresh(before.refresh_token));
    first.process.kill("SIGKILL");
    await exitCode(first);
    const again = new OidcClient(await ready(start()), "spa", client.browser);
    tokensOf(await again.refresh(rotated.refresh_token));
    expect(callbackParameters(await again.authorize({ prompt: "none" }))).toHaveProperty("code");
  });

  it("ends when its parent goes away", async ({ start }) => {
    const cli = start();
    await ready(cli);
    // Not "close": Node does not emit that one after a disconnect.
    const exit = once(cli.process, "exit");
    cli.process.disconnect();
    expect(await exit).toEqual([0, null]);
  });

  it("names a taken port and exits with 1", async ({ onTestFinished, start }) => {
    const tenant = await startTenant({ port: 0, users: SAMPLE_USERS, appUrl: APP_URL });
    onTestFinished(tenant.close);
    const { port } = new URL(tenant.url);
    const second = start({ port });
    expect(await exitCode(second)).toBe(1);
    expect(second.output()).toContain(`Port ${port} on localhost is taken.`);
  });

  it("explains a wrong flag and exits with 1", async ({ start }) => {
    const cli = start({ port: "many" });
    expect(await exitCode(cli)).toBe(1);
    expect(cli.output()).toContain("at port");
  });
});
