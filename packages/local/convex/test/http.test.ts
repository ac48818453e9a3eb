import { once } from "node:events";
import { request } from "node:http";
import { brotliCompressSync } from "node:zlib";

import { rawRequest } from "@repo/local-kit/testing";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";

import { MAX_HTTP_BODY_BYTES } from "../src/engine/limits/limits";
import type { Deployment } from "../src/index";
import { encodeTimestamp } from "../src/timestamp";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { startIssuer, type Issuer } from "./support/issuer";
import { until } from "./support/until";

const { counter } = functions;
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

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(deployment.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("consistentQuery", () => {
  const startClient = () => new ConvexHttpClient(deployment.url, { logger: false });

  test("answers as of the client's first one, whatever is written in between", async () => {
    const client = startClient();
    const name = "changing";
    expect(await client.consistentQuery(counter.get, { name })).toBe(0);
    await client.mutation(counter.increment, { name });
    expect(await client.query(counter.get, { name })).toBe(1);
    expect(await client.consistentQuery(counter.get, { name })).toBe(0);
    expect(await startClient().consistentQuery(counter.get, { name })).toBe(1);
  });

  test("agrees with another one about a write that came between them", async () => {
    const client = startClient();
    const names = ["one", "other"];
    const first = await client.consistentQuery(counter.get, { name: "one" });
    await client.mutation(counter.incrementBoth, { names });
    expect(await client.consistentQuery(counter.get, { name: "other" })).toBe(first);
  });

  test("fails once its moment is forgotten, and a new client begins again", async () => {
    const client = startClient();
    const name = "reloaded";
    expect(await client.consistentQuery(counter.get, { name })).toBe(0);
    await client.mutation(counter.increment, { name });
    await deployment.reload();
    await expect(client.consistentQuery(counter.get, { name })).rejects.toThrow('"TimestampTooOld"');
    expect(await startClient().consistentQuery(counter.get, { name })).toBe(1);
  });

  test.each([
    ["no timestamp", "yesterday", "InvalidTimestamp", "is not a timestamp"],
    ["the future", encodeTimestamp(2n ** 62n), "InvalidTimestamp", "is not a timestamp"],
    ["the time before the start", encodeTimestamp(1n), "TimestampTooOld", "run all queries again"],
  ])("refuses %s", async (_what, ts, code, message) => {
    const response = await post("/api/query_at_ts", { path: "counter:get", args: [{ name: "x" }], ts });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code, message: expect.stringContaining(message) });
  });
});

describe("/api/function", () => {
  test.each([
    ["a query", "counter:get", { name: "any" }, { status: "success", value: 0 }],
    ["a mutation", "counter:increment", { name: "any" }, { status: "success", value: 1 }],
    ["an action", "counter:incrementByAction", { name: "any" }, { status: "success", value: "now 2" }],
    ["an internal function", "counter:secret", {}, { status: "error" }],
    ["what every object has", "constructor:toString", {}, { status: "error" }],
  ])("runs %s by its kind", async (_what, path, args, expected) => {
    const response = await post("/api/function", { path, args, format: "convex_encoded_json" });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(expected);
  });
});

describe("/api/run", () => {
  test.each([
    ["a query", "counter/get", { name: "by URL" }, { status: "success", value: 0 }],
    ["a mutation", "counter/increment", { name: "by URL" }, { status: "success", value: 1 }],
    ["an action", "counter/incrementByAction", { name: "by URL" }, { status: "success", value: "now 2" }],
    ["a function in a folder", "folder/nested/hello", {}, { status: "success", value: "hello" }],
    [
      "a function in a path that is encoded",
      "folder%2Fnested:hello",
      {},
      { status: "success", value: "hello" },
    ],
    ["an internal function", "counter/secret", {}, { status: "error" }],
    ["no function", "nothing", {}, { status: "error" }],
  ])("runs %s", async (_what, path, args, expected) => {
    const response = await post(`/api/run/${path}`, { args, format: "json" });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(expected);
  });

  test("is a POST with arguments in a body", async () => {
    expect((await fetch(`${deployment.url}/api/run/counter/get`)).status).toBe(405);
    expect((await post("/api/run/counter/get", "no JSON")).status).toBe(400);
    expect((await post("/api/run/%E0%A4%A", {})).status).toBe(400);
  });
});

describe("the format of values", () => {
  const sent = {
    int: { $integer: "AQAAAAAAAAA=" },
    bytes: { $bytes: "AQI=" },
    numbers: [1.5, { $float: "AAAAAAAA8H8=" }],
    rest: [null, true, "text", {}],
  };
  const call = { path: "counter:echo", args: { value: sent } };

  test("json has neither $integer nor $bytes", async () => {
    const plain = { int: "1", bytes: "AQI=", numbers: [1.5, "Infinity"], rest: [null, true, "text", {}] };
    const response = await post("/api/query", { ...call, format: "json" });
    expect(await response.json()).toEqual({ status: "success", value: plain });
    const failed = await post("/api/mutation", { path: "counter:refuse", args: {}, format: "json" });
    expect(await failed.json()).toMatchObject({ errorData: { code: "REFUSED", n: "5" } });
  });

  test("convex_encoded_json, and none, are what the client library reads", async () => {
    for (const format of [{ format: "convex_encoded_json" }, {}]) {
      const response = await post("/api/query", { ...call, ...format });
      expect(await response.json()).toEqual({ status: "success", value: sent });
    }
  });

  test("no other one is known", async () => {
    const response = await post("/api/query", { ...call, format: "xml" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining("format") });
  });
});

describe("a compressed body", () => {
  const send = (path: string, body: Buffer, headers: Record<string, string> = {}) =>
    fetch(deployment.url + path, {
      method: "POST",
      headers: { "content-encoding": "br", ...headers },
      body: new Uint8Array(body),
    });

  test.each([
    ["is none", Buffer.from("{}")],
    ["grows beyond all bounds", brotliCompressSync(Buffer.alloc(200 * 1024 * 1024))],
  ])("of a push that %s is refused", async (_what, body) => {
    const authorization = `Convex ${deployment.adminKey}`;
    const response = await send("/api/deploy2/start_push", body, { authorization });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "BadEncoding" });
  });

  test("is not decompressed for whoever has no admin key", async () => {
    const call = { path: "counter:get", args: { name: "compressed" } };
    const response = await send("/api/query", brotliCompressSync(JSON.stringify(call)));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "BadJsonBody" });
    expect((await send("/api/deploy2/start_push", brotliCompressSync("{}"))).status).toBe(403);
  });
});

describe("a request that is wrong", () => {
  const call = { path: "counter:get", args: [{ name: "x" }] };
  test.each([
    ["malformed JSON", "/api/query", "{", 400, "BadJsonBody"],
    ["no body", "/api/query", "", 400, "BadJsonBody"],
    ["JSON of another shape", "/api/query", { path: 7 }, 400, "BadJsonBody"],
    ["an unknown route", "/api/nothing", call, 404, "NotFound"],
    ["a route from the prototype", "/constructor", call, 404, "NotFound"],
    ["too large a body", "/api/mutation", " ".repeat(MAX_HTTP_BODY_BYTES + 1), 413, "BodyTooLarge"],
  ])("with %s is answered in JSON with its own status", async (_what, path, body, status, code) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ code, message: expect.stringMatching(/./) });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  test("with too large a body of unknown length is stopped", async () => {
    const status = await new Promise((resolve, reject) => {
      const upload = request(`${deployment.url}/api/mutation`, { method: "POST" }, (response) => {
        resolve(response.statusCode);
        upload.destroy();
      });
      upload.on("error", reject);
      const chunk = Buffer.alloc(1024 * 1024, " ");
      for (let i = 0; i <= 20; i += 1) upload.write(chunk);
    });
    expect(status).toBe(413);
  });

  test("with another method is told the right one", async () => {
    const response = await fetch(`${deployment.url}/api/query`);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });
});

describe("what no browser sends", () => {
  const silent = () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    return errors;
  };

  test.each([
    ["TRACE", { method: "TRACE" }, 405],
    ["a Host with credentials", { headers: { host: "user:password@127.0.0.1" } }, 400],
    ["a path that would become credentials", { path: "@evil.example/" }, 400],
    ["a foreign Host", { headers: { host: "evil.example" } }, 421],
    ["a foreign forwarded name", { headers: { "x-forwarded-host": "evil.example" } }, 421],
  ])("%s is the caller's mistake, not ours", async (_what, options, status) => {
    const errors = silent();
    expect(await rawRequest(`${deployment.siteUrl}/files/x`, options)).toBe(status);
    if ("path" in options) return;
    expect(await rawRequest(`${deployment.url}/http/files/x`, options)).toBe(status);
    expect(await rawRequest(`${deployment.url}/version`, options)).toBe(status);
    expect(errors).not.toHaveBeenCalled();
  });

  test("a caller that goes away in the middle of its body is no failure of ours", async () => {
    const errors = silent();
    const upload = request(`${deployment.url}/api/mutation`, { method: "POST" });
    const gone = once(upload, "error");
    upload.write("{");
    await until(
      async () => (await fetch(`${deployment.url}/version`)).ok,
      () => "no answer",
    );
    upload.destroy(new Error("gone"));
    await gone;
    await fetch(`${deployment.url}/version`);
    expect(errors).not.toHaveBeenCalled();
  });
});

test("a page of any origin may send a token: its preflight allows the header by name", async () => {
  const response = await fetch(`${deployment.url}/api/query`, {
    method: "OPTIONS",
    headers: {
      origin: "https://example.com",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,convex-client",
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-methods")).toContain("POST");
  expect(response.headers.get("access-control-allow-headers")).toBe(
    "authorization,content-type,convex-client",
  );
});

test("the deployment says what it is", async () => {
  expect(await (await fetch(`${deployment.url}/version`)).text()).toBe("local");
  expect(await (await fetch(`${deployment.url}/instance_name`)).text()).toBe("convex-local");
});

test.each(["mutation", "action"])("a %s knows the request, and the caller's token", async (kind) => {
  const token = await issuer.mint();
  const path = `metadata:of${kind === "mutation" ? "Mutation" : "Action"}`;
  const headers = { authorization: `Bearer ${token}`, "user-agent": "tests" };
  const response = await post(`/api/${kind}`, { path, args: {} }, headers);
  expect(await response.json()).toMatchObject({
    value: { ip: "127.0.0.1", userAgent: "tests", authToken: token },
  });
});

describe.each([
  ["on the site port", () => deployment.siteUrl],
  ["under /http", () => `${deployment.url}/http`],
])("HTTP actions %s", (_where, base) => {
  test("receive the request and send their own response", async () => {
    const response = await fetch(`${base()}/increment`, {
      method: "POST",
      body: `http action ${base()}`,
      headers: { "x-sent": "yes" },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get("x-seen")).toBe("yes");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await response.json()).toEqual({ value: 1 });
  });

  test("are found by prefix, with the query string", async () => {
    const response = await fetch(`${base()}/files/a/b?c=d`);
    expect(await response.text()).toBe("unauthenticated asks for /files/a/b?c=d");
  });

  test("know who calls, and may be called with a token that is not ours", async () => {
    const asCaller = async (token: string) =>
      await (await fetch(`${base()}/files/x`, { headers: { authorization: `Bearer ${token}` } })).text();
    expect(await asCaller(await issuer.mint())).toBe("alice asks for /files/x");
    expect(await asCaller("a-webhook-secret")).toBe("unauthenticated asks for /files/x");
  });

  test("know the request, and the token that was accepted", async () => {
    const told = async (headers: Record<string, string>): Promise<unknown> =>
      await (await fetch(`${base()}/metadata`, { headers })).json();
    const token = await issuer.mint();
    expect(await told({ authorization: `Bearer ${token}`, "user-agent": "tests" })).toMatchObject({
      ip: "127.0.0.1",
      userAgent: "tests",
      authToken: token,
      scheduledFunctionId: null,
    });
    const forwarded = { "x-forwarded-for": "192.0.2.7, 192.0.2.8", authorization: "Bearer a-webhook-secret" };
    expect(await told(forwarded)).toMatchObject({ ip: "192.0.2.7", authToken: null });
  });

  test("answer 404 without a route and 500 after a failure", async () => {
    expect((await fetch(`${base()}/nowhere`)).status).toBe(404);
    expect((await fetch(`${base()}/fails`)).status).toBe(500);
  });

  test("respond as Convex's runtime lets them, where Node's Response refuses", async () => {
    const answer = async (path: string) => {
      const response = await fetch(base() + path, { redirect: "manual" });
      return [response.status, response.headers.get("location"), await response.text()];
    };
    expect(await answer("/empty")).toEqual([204, null, ""]);
    expect((await fetch(`${base()}/empty`)).headers.get("x-said")).toBe("nothing");
    expect(await answer("/reset")).toEqual([205, null, ""]);
    expect(await answer("/leads")).toEqual([302, "/files/elsewhere", ""]);
    expect(await answer("/error")).toEqual([500, null, ""]);
    expect(await answer("/fetched")).toEqual([201, null, '{"fetched":true}']);
  });

  test("send a stream as it comes", async () => {
    const response = await fetch(`${base()}/streams`);
    const reader = response.body?.getReader();
    const chunk = await reader?.read();
    expect(new TextDecoder().decode(chunk?.value)).toBe("first");
    await reader?.cancel();
  });

  test("take 20 MiB, and break off behind that", async () => {
    const large = async (bytes: number) => (await fetch(`${base()}/large?bytes=${bytes}`)).arrayBuffer();
    expect((await large(MAX_HTTP_BODY_BYTES)).byteLength).toBe(MAX_HTTP_BODY_BYTES);
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    await expect(large(MAX_HTTP_BODY_BYTES + 1)).rejects.toThrow("fetch failed");
    expect(String(errors.mock.calls[0]?.[1])).toContain("HTTP action is too large (limit: 20 MiB)");
    errors.mockRestore();
  });

  test("whose stream breaks are not taken for complete", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    const answer = fetch(`${base()}/breaks`).then((response) => response.text());
    await expect(answer).rejects.toThrow(/terminated|fetch failed/);
    expect(errors).toHaveBeenCalledWith("convex-local: a request failed:", expect.any(Error));
  });
});
