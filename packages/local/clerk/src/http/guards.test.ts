import { request } from "node:http";

import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { z } from "zod";

import type { RunningInstance } from "../index";
import { Browser, outcome } from "../testing/browser";
import { ALICE, testInstance } from "../testing/instance";

/** fetch() sets Host itself, so a foreign one takes a plain request. */
function statusForHost(instance: RunningInstance, host: string, path = "/v1/environment"): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${instance.url}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on("error", reject);
    call.end();
  });
}

async function send(instance: RunningInstance, path: string, init: RequestInit = {}) {
  const response = await fetch(`${instance.url}${path}`, { method: "POST", redirect: "manual", ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

test("only names of this machine are answered", async () => {
  const instance = await testInstance();
  const { port } = new URL(instance.url);
  expect(await statusForHost(instance, `127.0.0.1:${port}`)).toBe(200);
  expect(await statusForHost(instance, `localhost:${port}`)).toBe(200);
  expect(await statusForHost(instance, `rebound.example:${port}`)).toBe(400);
  expect(await statusForHost(instance, `rebound.example:${port}`, "/_local/health")).toBe(400);
});

test("a page of another site is refused, unless it comes through the app's proxy", async () => {
  const instance = await testInstance();
  const origin = "https://app.example";
  const direct = await send(instance, "/v1/dev_browser", { headers: { origin } });
  expect(outcome(direct)).toBe("400 origin_invalid");
  expect(direct.headers.get("access-control-allow-origin")).toBeNull();
  const key = { origin, "clerk-secret-key": instance.secretKey };
  expect(outcome(await send(instance, "/v1/dev_browser", { headers: key }))).toBe("200");
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
  const instance = await testInstance();
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
    [signIns, { body: new Uint8Array([0xff, 0xfe, 0x00]) }, "200"],
    [`${signIns}&_method=TRACE`, { body: "" }, "200"],
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
