import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test as base } from "vitest";
import { z } from "zod";

import { startInstance } from "./index";
import { Browser } from "./testing/browser";
import { ALICE, BOB } from "./testing/instance";

const CLI = join(import.meta.dirname, "../bin/clerk-local.mjs");
const readySchema = z.object({
  type: z.literal("ready"),
  url: z.string(),
  issuer: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtKey: z.string(),
});

/** The tests spend their time waiting for a process to start, so they run side by side. */
const test = base.extend<{ start: (...flags: string[]) => ChildProcess }>({
  start: async ({ onTestFinished }, provide) => {
    const directory = mkdtempSync(join(tmpdir(), "clerk-local-"));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const users = join(directory, "users.json");
    writeFileSync(users, JSON.stringify([ALICE, BOB]));
    await provide((...flags) => {
      const args = ["--port", "0", "--state", join(directory, "state"), "--users", users, ...flags];
      // The test runner's own loader flags are no business of the child's.
      const child = fork(CLI, args, { silent: true, execArgv: [] });
      onTestFinished(() => void child.kill("SIGKILL"));
      return child;
    });
  },
});

async function ready(child: ChildProcess) {
  const [message] = await once(child, "message");
  return { ...readySchema.parse(message), close: async () => {} };
}

describe.concurrent("the command", () => {
  test("keeps what was answered before a kill -9, for the next start", async ({ start }) => {
    const child = start();
    const first = await ready(child);
    const browser = await Browser.signedIn(first, ALICE.email, ALICE.password);
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;

    const second = await ready(start());
    expect(second.secretKey).toBe(first.secretKey);
    browser.instance = second;
    expect((await browser.client()).sessions).toHaveLength(1);
  });

  test("takes the lifetime and the issuer, and serves OIDC discovery for the issuer", async ({ start }) => {
    const instance = await ready(
      start("--session-token-lifetime", "7", "--issuer", "http://127.0.0.1:3230/"),
    );
    expect(instance.issuer).toBe("http://127.0.0.1:3230");
    const response = await fetch(`${instance.url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: "http://127.0.0.1:3230",
      jwks_uri: "http://127.0.0.1:3230/.well-known/jwks.json",
    });
    const health = await fetch(`${instance.url}/_local/health`);
    expect(await health.json()).toMatchObject({ lifetimes: { sessionToken: 7 } });
  });

  test("stops cleanly on SIGTERM", async ({ start }) => {
    const child = start();
    await ready(child);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("stops when its parent goes away", async ({ start }) => {
    const child = start();
    await ready(child);
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("names a taken port, and exits with 1", async ({ onTestFinished, start }) => {
    const { url, close } = await startInstance({ port: 0, users: [] });
    onTestFinished(close);
    const child = start("--port", new URL(url).port);
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(stderr).toContain(`Port ${new URL(url).port} on 127.0.0.1 is taken.`);
  });

  test("explains wrong flags", async ({ start }) => {
    const child = start("--port", "many");
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(stderr).toContain("Usage: clerk-local");
  });
});
