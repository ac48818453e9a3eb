import { expect, test } from "vitest";

import type { RunningInstance } from "../index";
import { Browser, outcome } from "../testing/browser";
import { ALICE, BOB, testInstance } from "../testing/instance";
import { idOf, sdk } from "../testing/sdk";

const LATENCY = 400;

async function setLatency({ url }: RunningInstance, ms: number, email?: string) {
  const person = email === undefined ? "" : `?email=${encodeURIComponent(email)}`;
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify({ ms }) };
  const response = await fetch(`${url}/_local/latency${person}`, init);
  return { status: response.status, body: await response.json() };
}

async function duration(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
}

test("one person's answers are held back, in both APIs and refusals included, and nobody else waits", async () => {
  const instance = await testInstance();
  const [alice, bob] = [
    await Browser.signedIn(instance, ALICE.email, ALICE.password),
    await Browser.signedIn(instance, BOB.email, BOB.password),
  ];
  const visitor = await Browser.open(instance);
  const signIn = await visitor.create("/v1/client/sign_ins", { identifier: ALICE.email });
  const [aliceId, sessionId] = [await idOf(instance, ALICE.email), await alice.sessionId()];
  const { users, sessions } = sdk(instance);
  expect(await setLatency(instance, LATENCY, ALICE.email)).toMatchObject({ body: { ms: LATENCY } });

  const wrong = { strategy: "password", password: "wrong" };
  const answered: string[] = [];
  const slow = [
    () => alice.client(),
    () => visitor.post(`${signIn}/attempt_first_factor`, wrong),
    () => users.getUser(aliceId),
    () => sessions.getToken(sessionId),
  ].map(async (run) => {
    const took = await duration(run);
    answered.push("alice");
    return took;
  });
  await bob.send("PATCH", "/v1/me", { first_name: "Robert" });
  answered.push("bob");
  for (const took of await Promise.all(slow)) expect(took).toBeGreaterThanOrEqual(LATENCY - 1);
  expect(answered[0]).toBe("bob");
});

test("the latency is read, set for everybody, and taken away again", async () => {
  const instance = await testInstance();
  const get = async (query: string) => (await fetch(`${instance.url}/_local/latency${query}`)).json();
  await setLatency(instance, 300, ALICE.email);
  expect(await get("?email=ALICE@example.com")).toEqual({ ms: 300 });
  expect(await get("")).toEqual({ ms: 0 });
  await setLatency(instance, LATENCY);
  expect(await duration(() => fetch(`${instance.url}/v1/environment`))).toBeGreaterThanOrEqual(LATENCY - 1);
  await setLatency(instance, 0);
  expect(await get("?email=alice@example.com")).toEqual({ ms: 0 });
  for (const ms of [-1, 5_001, 0.5]) {
    expect(outcome(await setLatency(instance, ms))).toMatch(/^422 form_param_/);
  }
});
