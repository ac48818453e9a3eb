import { request } from "node:http";

import { ConvexHttpClient } from "convex/browser";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import type { Deployment } from "../src/index";
import { connect, subscribe } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { startIssuer, type Issuer } from "./support/issuer";
import { connectMessage, openRawSocket } from "./support/raw-socket";
import { until } from "./support/until";

const { counter, customers } = functions;
let issuer: Issuer;
let deployment: Deployment;

beforeAll(async () => {
  issuer = await startIssuer();
  deployment = await startTestDeployment({
    env: { TEST_ISSUER: issuer.url, TEST_CUSTOM_ISSUER: issuer.url },
  });
});
afterAll(async () => {
  await deployment.close();
  await issuer.close();
});
afterEach(async () => {
  await setLatency(0);
});

const get = async (path: string): Promise<unknown> =>
  await (await fetch(`${deployment.url}/_local/${path}`)).json();
const setLatency = (ms: unknown, query = "") =>
  fetch(`${deployment.url}/_local/latency${query}`, { method: "POST", body: JSON.stringify({ ms }) });

/** Somebody with an address of their own, in a browser and as a server asks for them. */
async function person(name: string) {
  const email = `${name}@example.com`;
  const mint = () => issuer.mint({ subject: name, claims: { email } });
  const http = new ConvexHttpClient(deployment.url, { logger: false, auth: await mint() });
  const live = connect(deployment.url);
  live.setAuth(mint);
  return { http, live, query: `?email=${encodeURIComponent(email)}` };
}

test("counts what ran, and what of it ran without an identity", async () => {
  const http = new ConvexHttpClient(deployment.url, { logger: false });
  await http.query(counter.log, {});
  await http.query(counter.log, {});
  expect(await get("executions")).toMatchObject({ "counter:log": { total: 2, unauthenticated: 2 } });
});

test("counts what ran for one person alone", async () => {
  const [carol, dora] = await Promise.all([person("carol"), person("dora")]);
  await carol.http.query(customers.list, {});
  await carol.live.query(customers.list, {});
  await dora.http.query(customers.list, {});
  const own = await get(`executions${carol.query}`);
  expect(own).toEqual({ "customers:list": { total: 2, unauthenticated: 0 } });
  expect(await get("executions?email=nobody@example.com")).toEqual({});
});

test("says what had run at a moment, to whoever asks later", async () => {
  const ellen = await person("ellen");
  await ellen.http.query(customers.list, {});
  const moment = Date.now();
  await until(
    async () => Date.now() > moment,
    () => "the clock stands still",
  );
  await ellen.http.query(customers.list, {});
  const counts = async (query: string) =>
    (await get(`executions${query}`)) as Record<string, { total: number }>;
  const all = (await counts(""))["customers:list"]?.total ?? 0;
  expect((await counts(`?until=${moment}`))["customers:list"]?.total).toBe(all - 1);
  expect((await counts(`${ellen.query}&until=${moment}`))["customers:list"]?.total).toBe(1);
  expect((await counts(ellen.query))["customers:list"]?.total).toBe(2);
});

test("counts connections and authentications", async () => {
  const before = (await get("connections")) as { webSockets: number; opened: number; authenticates: number };
  const socket = await openRawSocket(deployment.url);
  socket.send({ type: "Authenticate", tokenType: "None", baseVersion: 0 });
  await socket.next("Transition");
  expect(await get("connections")).toEqual({
    webSockets: before.webSockets + 1,
    opened: before.opened + 1,
    authenticates: before.authenticates + 1,
  });
  socket.send(connectMessage());
  await socket.untilClosed();
  await until(
    async () => ((await get("connections")) as { webSockets: number }).webSockets === before.webSockets,
    () => "still open",
  );
});

test("says that it is healthy", async () => {
  expect(await get("health")).toEqual({ status: "ok" });
});

describe("latency", () => {
  // A timer may fire a millisecond early.
  const MS = 150;
  const AT_LEAST = 148;

  test("delays what a client is shown and told, in order", async () => {
    const client = connect(deployment.url);
    const shown = subscribe(client, counter.get, { name: "slow" });
    await shown.until((value) => value === 0);
    expect(await (await setLatency(MS)).json()).toEqual({ ms: MS });
    expect(await get("latency")).toEqual({ ms: MS });

    const start = performance.now();
    const results = await Promise.all(
      [1, 2, 3].map(() => client.mutation(counter.increment, { name: "slow" })),
    );
    expect(performance.now() - start).toBeGreaterThan(AT_LEAST);
    expect(results).toEqual([1, 2, 3]);

    await setLatency(0);
    await client.mutation(counter.increment, { name: "slow" });
    await shown.until((value) => value === 4);
    expect(shown.values).toEqual(shown.values.toSorted((a, b) => a - b));
  });

  test("delays the HTTP API, errors included", async () => {
    await setLatency(MS);
    const http = new ConvexHttpClient(deployment.url, { logger: false });
    const start = performance.now();
    await http.query(counter.get, { name: "slow" });
    await fetch(`${deployment.url}/api/query`, { method: "POST", body: "{" });
    expect(performance.now() - start).toBeGreaterThan(2 * AT_LEAST);
  });

  test("of one person delays nobody else", async () => {
    const [slow, other] = await Promise.all([person("slow"), person("other")]);
    await setLatency(MS, slow.query);
    expect(await get(`latency${slow.query}`)).toEqual({ ms: MS });
    expect(await get("latency")).toEqual({ ms: 0 });
    const timeOf = async (ask: () => Promise<unknown>) => {
      const start = performance.now();
      await ask();
      return performance.now() - start;
    };
    expect(await timeOf(() => slow.http.query(customers.list, {}))).toBeGreaterThan(AT_LEAST);
    expect(await timeOf(() => slow.live.query(customers.list, {}))).toBeGreaterThan(AT_LEAST);
    const others = async () => {
      await other.http.query(customers.list, {});
      await other.live.query(customers.list, {});
    };
    // Each would take that long by itself; a slow machine may need a few looks.
    await expect.poll(() => timeOf(others)).toBeLessThan(MS);
  });

  test("of everybody takes the place of one person's own", async () => {
    await setLatency(MS, "?email=own@example.com");
    await setLatency(0);
    expect(await get("latency?email=own@example.com")).toEqual({ ms: 0 });
  });

  test.each([-1, 5001, 1.5, "10", null])("refuses %j", async (ms) => {
    expect((await setLatency(ms)).status).toBe(400);
    expect(await get("latency")).toEqual({ ms: 0 });
  });
});

describe("a page elsewhere", () => {
  const statusFor = (headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; origin: string | undefined }>((resolve, reject) => {
      request(`${deployment.url}/_local/health`, { headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, origin: response.headers["access-control-allow-origin"] });
      })
        .on("error", reject)
        .end();
    });

  test.each(["http://localhost:3000", "http://localhost:4001", "http://127.0.0.1:3000"])(
    "on %s may ask",
    async (origin) => {
      expect(await statusFor({ origin })).toEqual({ status: 200, origin });
    },
  );

  test.each(["https://example.com", "http://localhost.example.com:3000", "null"])(
    "on %s may not",
    async (origin) => {
      expect(await statusFor({ origin })).toEqual({ status: 403, origin: undefined });
    },
  );

  test.each(["evil.example:3210", "localhost.evil.example", "127.0.0.1.evil.example"])(
    "whose own name %s leads here may not",
    async (host) => {
      expect((await statusFor({ host })).status).toBe(421);
    },
  );

  test("on localhost gets its preflight answered", async () => {
    const response = await fetch(`${deployment.url}/_local/latency`, {
      method: "OPTIONS",
      headers: { origin: "http://localhost:3000", "access-control-request-headers": "content-type" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-headers")).toBe("content-type");
  });
});

test("an unknown path is 404, a wrong method 405", async () => {
  expect((await fetch(`${deployment.url}/_local/nothing`)).status).toBe(404);
  expect((await fetch(`${deployment.url}/_local/executions`, { method: "POST" })).status).toBe(405);
});
