import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Deployment } from "../src/index";
import { connect, subscribe } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { startIssuer, type Issuer } from "./support/issuer";
import { skipSeconds } from "./support/time";
import { until } from "./support/until";

const { counter, customers, metadata } = functions;
let issuer: Issuer;
let customIssuer: Issuer;
let deployment: Deployment;

beforeAll(async () => {
  issuer = await startIssuer();
  customIssuer = await startIssuer({ algorithm: "ES256" });
  deployment = await startTestDeployment({
    env: { TEST_ISSUER: issuer.url, TEST_CUSTOM_ISSUER: customIssuer.url },
  });
});
afterAll(async () => {
  await deployment.close();
  await issuer.close();
  await customIssuer.close();
});

const runs = (path: string) => deployment.engine.executions()[path] ?? { total: 0, unauthenticated: 0 };

describe("a signed-in client", () => {
  test("runs as its user: each sees their own data", async () => {
    const alice = connect(deployment.url);
    alice.setAuth(() => issuer.mint({ subject: "alice", claims: { given_name: "Alice", role: "admin" } }));
    const bob = connect(deployment.url);
    bob.setAuth(() => issuer.mint({ subject: "bob" }));

    expect(await alice.query(customers.whoAmI, {})).toMatchObject({
      tokenIdentifier: `${issuer.url}|alice`,
      subject: "alice",
      issuer: issuer.url,
      givenName: "Alice",
      role: "admin",
    });
    const bobs = subscribe(bob, customers.list, {});
    const alices = subscribe(alice, customers.list, {});
    await alice.mutation(customers.create, { name: "Zed" });
    await alices.until((names) => names.join() === "Zed");
    await bobs.until((names) => names.length === 0);
  });

  test("never runs a query without its identity", async () => {
    const before = runs("customers:list").unauthenticated;
    const client = connect(deployment.url);
    client.setAuth(() => issuer.mint({ subject: "careful" }));
    const shown = subscribe(client, customers.list, {});
    await shown.until((names) => names.length === 0);
    expect(runs("customers:list").unauthenticated).toBe(before);
    expect(shown.errors).toEqual([]);
  });

  test("has a token and an address that functions can ask for", async () => {
    const token = await issuer.mint({ subject: "asked" });
    const client = connect(deployment.url);
    client.setAuth(async () => token);
    const origin = { ip: "127.0.0.1", authToken: token };
    expect(await client.mutation(metadata.ofMutation, {})).toMatchObject(origin);
    expect(await client.action(metadata.ofAction, {})).toMatchObject(origin);
    const nobody = connect(deployment.url);
    expect(await nobody.mutation(metadata.ofMutation, {})).toMatchObject({ ...origin, authToken: null });
  });

  test("is told that it is signed in, even without any query", async () => {
    const changes: boolean[] = [];
    const client = connect(deployment.url);
    client.setAuth(
      () => issuer.mint(),
      (isAuthenticated) => changes.push(isAuthenticated),
    );
    await until(
      () => changes.length > 0,
      () => changes,
    );
    expect(changes).not.toContain(false);
  });

  test("sees the other user's data after a change of user on the same connection", async () => {
    const client = connect(deployment.url);
    client.setAuth(() => issuer.mint({ subject: "first" }));
    await client.mutation(customers.create, { name: "first's" });
    const shown = subscribe(client, customers.list, {});
    await shown.until((names) => names.join() === "first's");
    client.setAuth(() => issuer.mint({ subject: "second" }));
    await shown.until((names) => names.length === 0);
  });
});

describe("a token that expires", () => {
  test("is replaced before that, and nothing of it shows", async () => {
    const fetches: boolean[] = [];
    const changes: boolean[] = [];
    const client = connect(deployment.url, { authRefreshTokenLeewaySeconds: 2 });
    client.setAuth(
      ({ forceRefreshToken }) => {
        fetches.push(forceRefreshToken);
        // The first is the cached one; the client replaces the second when two of its three seconds are left.
        return issuer.mint({ subject: "short", expiresIn: fetches.length === 2 ? 3 : 3600 });
      },
      (isAuthenticated) => changes.push(isAuthenticated),
    );
    const shown = subscribe(client, customers.list, {});
    await until(
      () => fetches.length === 3,
      () => fetches,
    );
    await client.mutation(customers.create, { name: "later" });
    await shown.until((names) => names.join() === "later");
    expect(fetches).toEqual([false, true, true]);
    expect(changes).not.toContain(false);
    expect(shown.errors).toEqual([]);
  });

  test("ends the connection when it is used; the client comes back with a fresh one", async () => {
    const fetches: boolean[] = [];
    const client = connect(deployment.url);
    client.setAuth(({ forceRefreshToken }) => {
      fetches.push(forceRefreshToken);
      // Issued long ago, it looks long-lived to the client, which therefore does not replace it in time.
      return fetches.length === 2
        ? issuer.mint({ subject: "late", expiresIn: 30, issuedAgo: 7200, claims: { role: "expires" } })
        : issuer.mint({ subject: "late" });
    });
    const shown = subscribe(client, customers.list, {});
    const caller = subscribe(client, customers.whoAmI, {});
    // Fetched is not yet in use: until the deployment has taken this token, it knows the client by the first one.
    await caller.until((identity) => identity?.["role"] === "expires");
    await shown.until((names) => names.length === 0);
    skipSeconds(31);
    await client.mutation(customers.create, { name: "after expiry" });
    await shown.until((names) => names.join() === "after expiry");
    expect(fetches).toEqual([false, true, true]);
    expect(shown.errors).toEqual([]);
  });
});

describe("a token that is not accepted", () => {
  test("leaves the client signed out", async () => {
    const changes: boolean[] = [];
    const client = connect(deployment.url);
    client.setAuth(
      () => Promise.resolve("not.a.jwt"),
      (isAuthenticated) => changes.push(isAuthenticated),
    );
    const shown = subscribe(client, customers.list, {});
    await until(
      () => shown.errors.length > 0,
      () => changes,
    );
    expect(changes).toEqual([false]);
    expect(shown.errors[0]).toMatchObject({ data: { code: "UNAUTHENTICATED" } });
  });

  test("is 401 over HTTP, and runs nothing", async () => {
    const before = runs("counter:get").total;
    const http = new ConvexHttpClient(deployment.url, { logger: false, auth: "garbage" });
    await expect(http.query(counter.get, { name: "x" })).rejects.toThrow("Unauthenticated");
    const response = await fetch(`${deployment.url}/api/query`, {
      method: "POST",
      headers: { authorization: "Bearer garbage" },
      body: JSON.stringify({ path: "counter:get", args: { name: "x" } }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "Unauthenticated" });
    expect(runs("counter:get").total).toBe(before);
  });

  test("includes any other scheme", async () => {
    const response = await fetch(`${deployment.url}/api/query`, {
      method: "POST",
      headers: { authorization: "Basic YWxpY2U6c2VjcmV0" },
      body: JSON.stringify({ path: "counter:get", args: { name: "x" } }),
    });
    expect(response.status).toBe(401);
  });
});

test("a customJwt provider's token is accepted over HTTP", async () => {
  const auth = await customIssuer.mint({ subject: "carl", audience: "anything" });
  const http = new ConvexHttpClient(deployment.url, { logger: false, auth });
  expect(await http.query(customers.whoAmI, {})).toMatchObject({ subject: "carl" });
});
