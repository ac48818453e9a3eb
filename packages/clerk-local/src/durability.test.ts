import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";

import { startInstance } from "./index";
import { Browser } from "./testing/browser";
import { ALICE, BOB, temporaryDirectory, testInstance } from "./testing/instance";

const CLI = join(import.meta.dirname, "../bin/clerk-local.mjs");
const readySchema = z.object({
  type: z.literal("ready"),
  url: z.string(),
  issuer: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtKey: z.string(),
});

function spawnCli(directory: string, flags: string[] = []): ChildProcess {
  const users = join(directory, "users.json");
  writeFileSync(users, JSON.stringify([ALICE, BOB]));
  const state = join(directory, "state");
  const child = fork(CLI, ["--port", "0", "--state", state, "--users", users, ...flags], {
    silent: true,
    // The test runner's own loader flags are no business of the child's.
    execArgv: [],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function startCli(directory: string, flags: string[] = []) {
  const child = spawnCli(directory, flags);
  const [message] = await once(child, "message");
  return { child, instance: { ...readySchema.parse(message), close: async () => {} } };
}

describe("a restart on the same state directory", () => {
  test("keeps keys, sessions, names and passwords", async () => {
    const stateDir = temporaryDirectory();
    const first = await startInstance({ port: 0, users: [ALICE], stateDir });
    const browser = await Browser.signedIn(first, ALICE.email, ALICE.password);
    await browser.send("PATCH", "/v1/me", { first_name: "Alicia" });
    const sessionId = await browser.sessionId();
    await first.close();

    const second = await testInstance({ users: [ALICE, BOB], stateDir, issuer: first.issuer });
    expect(second).toMatchObject({
      secretKey: first.secretKey,
      publishableKey: first.publishableKey,
      jwtKey: first.jwtKey,
    });
    browser.instance = second;
    expect(await browser.sessionId()).toBe(sessionId);
    expect(await browser.visit()).toMatchObject({ redirects: 0, status: "signed-in" });
    expect((await browser.client()).sessions[0]?.user).toMatchObject({ first_name: "Alicia" });
    await Browser.signedIn(second, BOB.email, BOB.password);
  });

  test("follows a sample password that was edited, but not over one the user chose", async () => {
    const stateDir = temporaryDirectory();
    const first = await startInstance({ port: 0, users: [ALICE, BOB], stateDir });
    const alice = await Browser.signedIn(first, ALICE.email, ALICE.password);
    const change = { current_password: ALICE.password, new_password: "her-own-password" };
    await alice.post("/v1/me/change_password", change);
    await first.close();

    const users = [ALICE, BOB].map((user) => ({ ...user, password: "edited-password" }));
    const second = await testInstance({ users, stateDir });
    const signIn = (email: string, password: string) => Browser.signedIn(second, email, password);
    await expect(signIn(ALICE.email, "her-own-password")).resolves.toBeInstanceOf(Browser);
    await expect(signIn(BOB.email, "edited-password")).resolves.toBeInstanceOf(Browser);
    await expect(signIn(ALICE.email, "edited-password")).rejects.toThrow("form_password_incorrect");
  });

  test("keeps what was answered before a kill -9", async () => {
    const directory = temporaryDirectory();
    const first = await startCli(directory);
    const browser = await Browser.signedIn(first.instance, ALICE.email, ALICE.password);
    const exited = once(first.child, "exit");
    first.child.kill("SIGKILL");
    await exited;

    const second = await startCli(directory);
    expect(second.instance.secretKey).toBe(first.instance.secretKey);
    browser.instance = second.instance;
    expect((await browser.client()).sessions).toHaveLength(1);
  });

  test("refuses a damaged state file by name instead of starting afresh", async () => {
    const stateDir = temporaryDirectory();
    writeFileSync(join(stateDir, "state.json"), '{"version":1,"users":');
    await expect(startInstance({ port: 0, users: [], stateDir })).rejects.toThrow(
      /state\.json cannot be read.*pnpm reset/s,
    );
  });
});

test("secrets are readable by their owner only", async () => {
  const stateDir = temporaryDirectory();
  await testInstance({ stateDir });
  for (const file of ["secret-key", "signing-key.pem", "state.json"]) {
    expect(`${file} ${(statSync(join(stateDir, file)).mode & 0o777).toString(8)}`).toBe(`${file} 600`);
  }
});

describe("the command", () => {
  test("takes the lifetime and the issuer, and serves OIDC discovery for the issuer", async () => {
    const { instance } = await startCli(temporaryDirectory(), [
      "--session-token-lifetime",
      "7",
      "--issuer",
      "http://127.0.0.1:3230/",
    ]);
    expect(instance.issuer).toBe("http://127.0.0.1:3230");
    const response = await fetch(`${instance.url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: "http://127.0.0.1:3230",
      jwks_uri: "http://127.0.0.1:3230/.well-known/jwks.json",
    });
    const health = await fetch(`${instance.url}/_local/health`);
    expect(await health.json()).toMatchObject({ lifetimes: { sessionToken: 7 } });
  });

  test("stops cleanly on SIGTERM", async () => {
    const { child } = await startCli(temporaryDirectory());
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("stops when its parent goes away", async () => {
    const { child } = await startCli(temporaryDirectory());
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("names a taken port, and exits with 1", async () => {
    const { url } = await testInstance();
    const child = spawnCli(temporaryDirectory(), ["--port", new URL(url).port]);
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(stderr).toContain("the port is taken");
    expect(stderr).toContain(new URL(url).port);
  });

  test("explains wrong flags", async () => {
    const child = spawnCli(temporaryDirectory(), ["--port", "many"]);
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(stderr).toContain("Usage: clerk-local");
  });
});
