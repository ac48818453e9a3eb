import { once } from "node:events";
import { fork } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryDirectory } from "@repo/local-kit/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RunningTenant } from "./index";
import { APP_URL, OidcClient, SAMPLE_USERS, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const BIN = fileURLToPath(new URL("../bin/auth0-local.mjs", import.meta.url));

/** A tenant in a process of its own, which can be killed. */
async function tenantProcess(stateDir: string) {
  const users = join(stateDir, "sample-users.json");
  writeFileSync(users, JSON.stringify(SAMPLE_USERS));
  const args = ["--port", "0", "--state", stateDir, "--users", users, "--app-url", APP_URL];
  const child = fork(BIN, args, { silent: true, execArgv: [] });
  const exit = once(child, "exit");
  const kill = async () => {
    child.kill("SIGKILL");
    await exit;
  };
  onTestFinished(kill);
  const [ready] = (await once(child, "message")) as [RunningTenant];
  return { tenant: { ...ready, close: async () => {} }, kill };
}

it("kill -9 during sign-ups leaves whole users: who was told so can log in, the others can sign up again", async () => {
  const stateDir = temporaryDirectory();
  const { tenant, kill } = await tenantProcess(stateDir);
  const people = Array.from({ length: 12 }, (_, index) => ({
    email: `person-${index}@example.com`,
    name: `Person ${index}`,
    password: `password-${index}`,
  }));
  const pages = await Promise.all(
    people.map(async () => {
      const client = new OidcClient(tenant);
      return { client, page: await client.authorize({ screen_hint: "signup" }) };
    }),
  );
  const told: string[] = [];
  const signUps = people.map(async (person, index) => {
    const { client, page } = pages[index] ?? {};
    if (!client || !page) throw new Error("No page");
    const { status } = await client.browser.submit(page.url, person);
    if (status === 303) told.push(person.email);
    if (told.length === 3) await kill();
  });
  const outcomes = await Promise.allSettled(signUps);
  expect(outcomes.map(({ status }) => status)).toContain("rejected");

  const again = await tenantForTest({ stateDir });
  for (const { email, name, password } of people) {
    const client = new OidcClient(again);
    const signUp = await client.authorize({ screen_hint: "signup" });
    const { body, status } = await client.browser.submit(signUp.url, { email, name, password });
    expect(status === 303 || body.includes("The user already exists.")).toBe(true);
    expect(status === 303 && told.includes(email)).toBe(false);
    expect((await new OidcClient(again).logIn(email, password)).id_token).not.toBe("");
  }
});

describe("a crash during a rotation", () => {
  it("at whatever byte of the file leaves a refresh token that is good, the old one or the new one", async () => {
    const stateDir = temporaryDirectory();
    const tenant = await tenantForTest({ stateDir });
    const client = new OidcClient(tenant);
    const old = await client.logIn();
    const path = join(stateDir, "records.jsonl");
    const before = readFileSync(path).length;
    const renewed = tokensOf(await client.refresh(old.refresh_token));
    const after = readFileSync(path);
    expect(after.length).toBeGreaterThan(before);

    const isGoodAt = async (length: number, token: string): Promise<boolean> => {
      const copy = temporaryDirectory();
      for (const file of readdirSync(stateDir)) copyFileSync(join(stateDir, file), join(copy, file));
      writeFileSync(join(copy, "records.jsonl"), after.subarray(0, length));
      const crashed = await tenantForTest({ stateDir: copy });
      return (await new OidcClient(crashed).refresh(token)).status === 200;
    };
    // Before, at and after the end of every line: where else a line is cut makes no difference.
    const lineEnds = [...after.entries()].filter(([index, byte]) => index >= before && byte === 10);
    const lengths = [before, ...lineEnds.flatMap(([index]) => [index - 10, index, index + 1])];
    const good = [];
    for (const length of lengths) {
      good.push([await isGoodAt(length, old.refresh_token), await isGoodAt(length, renewed.refresh_token)]);
    }
    expect(good[0]).toEqual([true, false]);
    expect(good.at(-1)).toEqual([false, true]);
    expect(good).not.toContainEqual([false, false]);
  });

  it("is none for two requests at once: the second finds the token used", async () => {
    const client = new OidcClient(await tenantForTest());
    const { refresh_token: token } = await client.logIn();
    const answers = await Promise.all([client.refresh(token), client.refresh(token)]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 403]);
  });
});
