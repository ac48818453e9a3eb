import { clerkFrontendApiProxy } from "@clerk/nextjs/server";
import { rawRequest } from "@repo/local-kit/testing";
import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { z } from "zod";

import type { RunningInstance } from "../index";
import { Browser, outcome } from "../testing/browser";
import { ALICE, testInstance } from "../testing/instance";

async function send(instance: RunningInstance, path: string, init: RequestInit = {}) {
  const response = await fetch(`${instance.url}${path}`, { method: "POST", redirect: "manual", ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

const REBOUND: [string, Record<string, string>][] = [
  ["Host", { host: "evil.example:3230" }],
  ["Origin", { origin: "http://evil.example:3001" }],
  ["X-Forwarded-Host", { "x-forwarded-host": "evil.example:3001" }],
  ["Forwarded", { forwarded: "host=evil.example:3001" }],
  ["Clerk-Proxy-Url", { "clerk-proxy-url": "http://evil.example:3001/__clerk" }],
];

test("only names of this machine are answered", async () => {
  const { url } = await testInstance();
  const { port } = new URL(url);
  const statusFor = (host: string, path = "/v1/environment") => rawRequest(url + path, { headers: { host } });
  expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
  expect(await statusFor(`localhost:${port}`)).toBe(200);
  for (const path of ["/v1/environment", "/_local/health", "/"]) {
    expect(await statusFor(`rebound.example:${port}`, path)).toBe(421);
  }
  expect(await statusFor(`user:password@127.0.0.1:${port}`)).toBe(400);
});

test.each(REBOUND)(
  "a foreign name in %s is refused, though the app's proxy adds its secret",
  async (_name, rebound) => {
    const { secretKey, url } = await testInstance();
    const proxied = {
      host: new URL(url).host,
      "clerk-secret-key": secretKey,
      "clerk-proxy-url": "http://localhost:3001/__clerk",
      "x-forwarded-host": "localhost:3001",
    };
    for (const path of ["/v1/_local/sample_users", "/v1/client/sign_ins"]) {
      const foreign = await rawRequest(url + path, { headers: { ...proxied, ...rebound } });
      expect(foreign).toBe("origin" in rebound ? 403 : 421);
    }
    expect(await rawRequest(`${url}/v1/_local/sample_users`, { headers: proxied })).toBe(200);
  },
);

test("a site whose name was rebound gets nothing through the SDK's proxy in the app", async () => {
  const { publishableKey, secretKey, url } = await testInstance();
  const ask = async (app: string) => {
    const request = new Request(`${app}/__clerk/v1/_local/sample_users`);
    const options = { publishableKey, secretKey, fapiUrl: url, proxyPath: "/__clerk" };
    return (await clerkFrontendApiProxy(request, options)).status;
  };
  expect(await ask("http://evil.example:3001")).toBe(421);
  expect(await ask("http://localhost:3001")).toBe(200);
});

test("an app that is not at localhost is let in by its --app-url", async () => {
  const instance = await testInstance({ appUrl: "https://app.example" });
  const origin = "https://app.example";
  const headers = { origin, "clerk-secret-key": instance.secretKey, "clerk-proxy-url": `${origin}/__clerk` };
  expect(outcome(await send(instance, "/v1/dev_browser", { headers }))).toBe("200");
  expect(outcome(await send(instance, "/v1/dev_browser", { headers: { origin } }))).toBe("200");
});

test("a page of another site is refused, and so is a proxy with another key", async () => {
  const instance = await testInstance();
  const direct = await send(instance, "/v1/dev_browser", { headers: { origin: "https://other.example" } });
  expect(outcome(direct)).toBe("403 origin_invalid");
  expect(direct.headers.get("access-control-allow-origin")).toBeNull();
  const wrong = { origin: "http://localhost:3001", "clerk-secret-key": "sk_test_wrong" };
  expect(outcome(await send(instance, "/v1/dev_browser", { headers: wrong }))).toBe(
    "401 proxy_request_invalid_secret_key",
  );
});

test("CORS lets pages of this machine in, with credentials", async () => {
  const instance = await testInstance();
  const preflight = await send(instance, "/v1/client", {
    method: "OPTIONS",
    headers: { origin: "http://localhost:3001", "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("http://localhost:3001");
  expect(preflight.headers.get("access-control-allow-credentials")).toBe("true");
});

test("a handshake returns to the app only", async () => {
  const instance = await testInstance({ appUrl: "https://app.example" });
  const handshake = (redirect: string, headers: Record<string, string> = {}) =>
    send(instance, `/v1/client/handshake?redirect_url=${encodeURIComponent(redirect)}`, {
      method: "GET",
      headers,
    });
  expect((await handshake("http://localhost:3001/customers")).status).toBe(307);
  expect(outcome(await handshake("https://evil.example/"))).toBe("400 invalid_handshake");
  expect(outcome(await handshake("javascript:alert(1)"))).toBe("400 invalid_handshake");
  expect(outcome(await handshake(""))).toBe("400 invalid_handshake");
  const proxied = {
    "clerk-proxy-url": "https://app.example/__clerk",
    "clerk-secret-key": instance.secretKey,
  };
  expect((await handshake("https://app.example/customers", proxied)).status).toBe(307);
  expect(outcome(await handshake("https://app.example.evil/", proxied))).toBe("400 invalid_handshake");
});

test("azp is the page's origin; for a GET, to which browsers add none, that of the app's proxy", async () => {
  const instance = await testInstance();
  const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  expect(decodeJwt(await browser.token())).toMatchObject({ azp: "http://localhost:3001" });
  const path = `/v1/client?__clerk_db_jwt=${browser.cookies.get("__clerk_db_jwt")}`;
  const azp = async (headers: Record<string, string>) => {
    const { body } = await send(instance, path, { method: "GET", headers });
    const jwt: unknown = body.response.sessions[0].last_active_token.jwt;
    return decodeJwt(String(jwt))["azp"];
  };
  expect(await azp({ "clerk-proxy-url": "http://localhost:4001/__clerk" })).toBe("http://localhost:4001");
  expect(await azp({ origin: "http://localhost:5001" })).toBe("http://localhost:5001");
  expect(await azp({})).toBe("http://localhost:3001");
});

test("malformed and oversized requests are answered in Clerk's shape", async () => {
  const instance = await testInstance();
  const { id } = z.object({ id: z.string() }).parse((await send(instance, "/v1/dev_browser")).body);
  const signIns = `/v1/client/sign_ins?__clerk_db_jwt=${id}`;
  const json = { "content-type": "application/json" };
  const cases: [string, RequestInit, string][] = [
    [signIns, { headers: json, body: "{" }, "400 request_body_invalid"],
    [signIns, { headers: json, body: "[1]" }, "400 request_body_invalid"],
    [signIns, { headers: json, body: "null" }, "400 request_body_invalid"],
    [signIns, { headers: json, body: '{"identifier":7}' }, "422 form_param_type_invalid"],
    [signIns, { body: `identifier=${"x".repeat(70_000)}` }, "413 request_body_too_large"],
    [signIns, { body: new Uint8Array([0xff, 0xfe, 0x00]) }, "422 form_param_unknown"],
    [signIns, { headers: { "content-type": "text/xml" }, body: "<a/>" }, "415 unsupported_content_type"],
    [`${signIns}&_method=TRACE`, { body: "" }, "422 form_param_unknown"],
    ["/v1/nothing", {}, "404 resource_not_found"],
    ["/v1/client/sign_ins/%E0%A4%A", {}, "404 resource_not_found"],
    ["/v1/me/profile_image", {}, "404 resource_not_found"],
  ];
  for (const [path, init, expected] of cases) {
    expect(`${path} ${outcome(await send(instance, path, init))}`).toBe(`${path} ${expected}`);
  }
  const [error] = z
    .object({ errors: z.array(z.object({ long_message: z.string() })), clerk_trace_id: z.string() })
    .parse((await send(instance, "/v1/nothing")).body).errors;
  expect(error?.long_message).toBe("No endpoint POST /v1/nothing of the local Clerk instance was found.");
});

test("a refusal leaves nothing of its request on the connection for the next one", async () => {
  const instance = await testInstance();
  const body = `identifier=${"x".repeat(70_000)}`;
  const tooLarge = await send(instance, "/v1/client/sign_ins", { body });
  expect([tooLarge.status, tooLarge.headers.get("connection")]).toEqual([413, "close"]);
  // Refused for its key, with a body that was read nevertheless.
  const keys = { "clerk-secret-key": "sk_test_wrong" };
  const wrongKey = await send(instance, "/v1/client/sign_ins", { headers: keys, body: "x".repeat(60_000) });
  expect([wrongKey.status, wrongKey.headers.get("connection")]).toEqual([401, "keep-alive"]);
});

test("the page of an app without a proxy can read a refusal, too", async () => {
  const instance = await testInstance();
  const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const origin = "http://localhost:3001";
  const path = `/v1/client/sign_ins?__clerk_db_jwt=${browser.cookies.get("__clerk_db_jwt")}`;
  const refused = await send(instance, path, { headers: { origin }, body: new URLSearchParams() });
  expect(outcome(refused)).toBe("400 session_exists");
  expect(refused.body).toHaveProperty("meta.client.id");
  expect(refused.headers.get("access-control-allow-origin")).toBe(origin);
  expect(refused.headers.get("access-control-allow-credentials")).toBe("true");
});
