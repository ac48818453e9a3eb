import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import { callbackParameters, OidcClient } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

/** A request with headers and paths that `fetch` would not send. */
function rawRequest(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    httpRequest({ hostname, port, path, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    })
      .on("error", reject)
      .end();
  });
}

describe("a login form", () => {
  it("is useless without the cookie of the browser that started the login", async () => {
    const tenant = await tenantForTest();
    const victim = new OidcClient(tenant);
    const page = await victim.authorize();
    const other = new OidcClient(tenant);
    const answer = await other.browser.submit(page.url, { sample: "bob@example.com" });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("This login has expired");
  });

  it("is useless with a cookie that was changed", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize();
    client.browser.jar.tamper("auth0_interaction", page.url.split("/").at(-1)?.toUpperCase() ?? "");
    const answer = await client.browser.submit(page.url, { sample: "bob@example.com" });
    expect(answer.status).toBe(400);
  });

  it("is useless with the cookie of another login", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const page = await client.authorize();
    const headers = { cookie: client.browser.jar.header(page.url) };
    const answer = await fetch(`${tenant.url}/u/login/another-uid`, { method: "POST", headers });
    expect(answer.status).toBe(400);
  });

  it.each<[string, Record<string, string>]>([
    ["origin", { origin: "http://evil.example" }],
    ["opaque origin", { origin: "null" }],
    ["site", { "sec-fetch-site": "cross-site" }],
  ])("refuses a request from another %s", async (_name, headers) => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize();
    const answer = await client.browser.submit(page.url, { sample: "bob@example.com" }, headers);
    expect(answer.status).toBe(403);
    expect(callbackParameters(await client.authorize({ prompt: "none" }))).toMatchObject({
      error: "login_required",
    });
  });

  it("cannot be sent twice", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize();
    await client.submit(page, { sample: "alice@example.com" });
    expect((await client.browser.submit(page.url, { sample: "bob@example.com" })).status).toBe(400);
  });
});

describe("malformed requests", () => {
  it("with an oversized body are refused, and the tenant goes on", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const page = await client.authorize();
    const long = "x".repeat(300_000);
    expect((await client.browser.submit(page.url, { email: long })).status).toBe(413);
    const token = await client.token({ grant_type: "refresh_token", refresh_token: long });
    expect(token).toMatchObject({ status: 413, body: { error: "invalid_request" } });
    expect((await fetch(`${tenant.url}/_local/health`)).status).toBe(200);
  });

  it("that never say how long they are get the same limit", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const page = await client.authorize();
    const chunks = Array.from({ length: 40 }, () => new TextEncoder().encode("x".repeat(10_000)));
    const answer = await client.browser.request(page.url, {
      method: "POST",
      body: ReadableStream.from(chunks),
      duplex: "half",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(413);
  });

  it("with another content type are refused", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize();
    const answer = await client.browser.request(page.url, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).toBe(415);
  });

  it.each([
    ["/nowhere", 404],
    ["/u/login/", 404],
    ["/u/login/..%2f..%2f", 404],
    ["/avatars/%e0%a4", 200],
    ["/%", 404],
    ["//", 404],
    ["/authorize", 400],
    ["/authorize/nothing", 400],
    ["/authorize?client_id=a&client_id=b", 400],
    ["/u/email-verification?user=a&user=b", 400],
    ["/v2/logout?returnTo=a&returnTo=b", 400],
  ])("for %s get %i", async (path, status) => {
    const lines: string[] = [];
    const tenant = await tenantForTest({ log: (line) => lines.push(line) });
    expect(await rawRequest(tenant.url, path, { accept: "text/html" })).toBe(status);
    expect(lines).toEqual([]);
  });

  it("with the wrong method are told the right one", async () => {
    const tenant = await tenantForTest();
    const response = await fetch(`${tenant.url}/inbox`, { method: "DELETE" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
  });

  it("of an unknown application or callback stay at the tenant, with an explanation", async () => {
    const client = new OidcClient(await tenantForTest());
    const unknown = await client.authorize({ client_id: "nobody" });
    expect([unknown.status, unknown.location]).toEqual([400, undefined]);
    expect(unknown.body).toContain("local-spa-application");
    const mismatch = await client.authorize({ redirect_uri: "http://evil.example" });
    expect([mismatch.status, mismatch.location]).toEqual([400, undefined]);
    expect(mismatch.body).toContain("Callback URL mismatch");
    expect(mismatch.body).not.toContain("evil.example");
  });
});

describe("every page", () => {
  it("is not framed, not cached, and runs no script", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const pages = [await client.authorize(), await client.authorize({ screen_hint: "signup" })];
    for (const path of ["/", "/inbox", "/nowhere"])
      pages.push(await client.browser.request(tenant.url + path));
    for (const { headers, body } of pages) {
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("cache-control")).toContain("no-store");
      expect(headers.get("content-security-policy")).toMatch(/script-src;.*frame-ancestors 'none'/);
      expect(body).not.toContain("<script");
      expect(body).toMatch(/<html lang="en">[^]*<title>[^<]+<\/title>[^]*<main[^]*<h1>/);
    }
  });

  it("is only for localhost by name, so that a rebound name reaches nothing", async () => {
    const tenant = await tenantForTest();
    expect(await rawRequest(tenant.url, "/inbox", { host: "evil.example" })).toBe(421);
    expect(await rawRequest(tenant.url, "/_local/health", { host: "evil.example" })).toBe(421);
  });
});

describe("the control API", () => {
  const post = (url: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });

  it("is closed to pages of other origins", async () => {
    const { url } = await tenantForTest();
    const body = JSON.stringify({ email: "alice@example.com" });
    const foreign = { origin: "http://localhost:5999" };
    expect((await post(`${url}/_local/revoke`, body, foreign)).status).toBe(403);
    expect((await fetch(`${url}/_local/health`, { headers: foreign })).status).toBe(403);
    expect((await post(`${url}/_local/revoke`, body, { "content-type": "text/plain" })).status).toBe(415);
    expect((await post(`${url}/_local/revoke`, body)).status).toBe(200);
  });

  it("explains what it does not understand", async () => {
    const { url } = await tenantForTest();
    expect((await post(`${url}/_local/lifetimes`, "{")).status).toBe(400);
    expect((await post(`${url}/_local/lifetimes`, '{"idToken":0}')).status).toBe(400);
    expect((await post(`${url}/_local/lifetimes`, '{"idTokn":5}')).status).toBe(400);
    const unknown = await post(`${url}/_local/revoke`, '{"email":"nobody@example.com"}');
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ error: "There is no such user" });
  });
});
