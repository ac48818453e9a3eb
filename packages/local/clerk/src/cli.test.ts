import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test as base } from "vitest";
import { z } from "zod";

import { startInstance } from "./index";
import { openStore } from "./store/store";
import { Browser, outcome } from "./testing/browser";
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
interface Fixtures {
  directory: string;
  /** Starts the command below another program, as the stack does. */
  start: (...flags: string[]) => ChildProcess;
  /** Starts it as a person does, and reads what it says until there is a line like this. */
  read: (last: RegExp, ...flags: string[]) => Promise<string>;
}

const argsFor = (directory: string, flags: readonly string[]) =>
  ["--port", "0", "--state", join(directory, "state"), "--users", join(directory, "users.json")].concat(
    flags,
  );

const test = base.extend<Fixtures>({
  directory: async ({ onTestFinished }, provide) => {
    const directory = mkdtempSync(join(tmpdir(), "clerk-local-"));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    writeFileSync(join(directory, "users.json"), JSON.stringify([ALICE, BOB]));
    await provide(directory);
  },
  read: async ({ directory, onTestFinished }, provide) => {
    await provide(async (last, ...flags) => {
      const child = spawn(process.execPath, [CLI, ...argsFor(directory, flags)]);
      onTestFinished(() => void child.kill("SIGKILL"));
      let text = "";
      for await (const chunk of child.stdout) {
        text += String(chunk);
        if (last.test(text)) return text;
      }
      throw new Error(`It ended after: ${text}`);
    });
  },
  start: async ({ directory, onTestFinished }, provide) => {
    await provide((...flags) => {
      const args = argsFor(directory, flags);
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

  test("is killed in the middle of sign-ups: each is done or not, and none is half done", async ({
    directory,
    start,
  }) => {
    const child = start();
    const instance = await ready(child);
    const exited = once(child, "exit");
    let completed = 0;
    const signUps = Array.from({ length: 12 }, async (_, index) => {
      const email = `newt-${index}@example.com`;
      const browser = await Browser.open(instance);
      const form = { email_address: email, password: "newt-password" };
      const signUp = await browser.create("/v1/client/sign_ups", form);
      await browser.post(`${signUp}/prepare_verification`, { strategy: "email_code" });
      const code = { strategy: "email_code", code: "424242" };
      // The SDK's proxy answers for an instance that is gone.
      if (outcome(await browser.post(`${signUp}/attempt_verification`, code)) !== "200") return [];
      completed += 1;
      // Here the others are at any of the steps.
      if (completed === 4) child.kill("SIGKILL");
      return [email];
    });
    const settled = await Promise.allSettled(signUps);
    await exited;
    const answered = settled.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
    expect(answered.length).toBeGreaterThanOrEqual(4);

    const { state } = openStore(join(directory, "state"));
    const newts = state.users.filter(({ email }) => email.startsWith("newt-"));
    // Everybody who was told so is there; a user has a verified address, a password and a session, or is not there.
    expect(newts.map(({ email }) => email)).toEqual(expect.arrayContaining(answered));
    for (const { id, emailVerified, passwordHash } of newts) {
      expect([emailVerified, passwordHash]).toEqual([true, expect.any(String)]);
      expect(state.sessions.filter(({ userId }) => userId === id)).toHaveLength(1);
    }
    expect(state.sessions).toHaveLength(newts.length);
    const unfinished = state.clients.flatMap(({ signUp }) => signUp?.email ?? []);
    for (const email of unfinished) expect(newts.map((user) => user.email)).not.toContain(email);

    const again = await ready(start());
    for (const email of answered) await Browser.signedIn(again, email, "newt-password");
  });

  test("hands out the variables of an unchanged quickstart, to paste or as JSON", async ({ read }) => {
    const text = await read(/^ready .+\n/m);
    const url = /^ready (.+)$/m.exec(text)?.[1] ?? "";
    for (const [name, value] of [
      ["NEXT_PUBLIC_CLERK_PROXY_URL", url],
      ["CLERK_API_URL", url],
      ["NEXT_PUBLIC_CLERK_SIGN_IN_URL", `${url}/sign-in`],
    ]) {
      expect(text).toContain(`\n${name}=${value}\n`);
    }
    const variables = z.record(z.string(), z.string()).parse(JSON.parse(await read(/\}\n/, "--json")));
    expect(Object.keys(variables)).toEqual([...text.matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    // Same state, same keys.
    expect(text).toContain(`\nCLERK_SECRET_KEY=${variables["CLERK_SECRET_KEY"]}\n`);
    for (const name of ["NEXT_PUBLIC_CLERK_JS_URL", "NEXT_PUBLIC_CLERK_UI_URL"]) {
      const script = await fetch(variables[name] ?? "");
      expect([name, script.headers.get("content-type")]).toEqual([name, "text/javascript; charset=utf-8"]);
    }
  });

  test("says no key where a program started it, which has them from its message", async ({ start }) => {
    const child = start();
    let stdout = "";
    child.stdout?.on("data", (chunk) => (stdout += String(chunk)));
    await ready(child);
    child.kill("SIGTERM");
    await once(child, "close");
    expect(stdout).toMatch(/^ready http:\S+\n$/);
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
