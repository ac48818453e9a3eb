import { describe, expect, it } from "vitest";
import type { RunningTenant } from "./index";
import { OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const JSON_TYPE = { accept: "application/json" };

async function refusals({ url }: RunningTenant): Promise<unknown> {
  return await (await fetch(`${url}/_local/refusals`, { headers: JSON_TYPE })).json();
}

async function page({ url }: RunningTenant): Promise<string> {
  return await (await fetch(`${url}/_local/refusals`, { headers: { accept: "text/html" } })).text();
}

/** The server-sent events of the page, one after the other, until the test ends. */
async function* events({ url }: RunningTenant): AsyncGenerator<string> {
  const { body } = await fetch(`${url}/_local/refusals/events`);
  if (!body) throw new Error("No events");
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) yield chunk;
}

describe("a request that was refused is listed", () => {
  it("by the endpoint that refused it, the newest first, with what the client was not told", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    expect(await page(tenant)).toContain("No request was refused.");
    await client.authorize({ audience: "https://nowhere.example" });
    await client.authorize({ redirect_uri: "http://evil.example" });
    await client.token({ grant_type: "refresh_token", refresh_token: "guess" });
    await client.token({ grant_type: "password" });
    await fetch(`${tenant.url}/api/v2/users`);
    await client.submit(await client.authorize(), { username: "alice@example.com", password: "wrong" });
    const spa = tenant.spaClientId;
    expect(await refusals(tenant)).toMatchObject([
      { request: "POST /u/login/…", status: 400, reason: "Wrong email or password." },
      { request: "GET /api/v2/users", status: 501, reason: expect.stringContaining("Management API") },
      { request: "POST /oauth/token", status: 403, error: "unauthorized_client" },
      {
        request: "POST /oauth/token",
        error: "invalid_grant",
        reason: expect.stringContaining("refresh token not found"),
        application: spa,
      },
      { request: "GET /authorize", error: "Callback URL mismatch", application: spa },
      {
        request: "GET /authorize",
        error: "access_denied",
        reason: "Service not found: https://nowhere.example",
        application: spa,
      },
    ]);
    expect(await page(tenant)).toContain("Refused lately: 6, the newest first.");
  });

  it("but not one that was answered, such as a silent login without a session", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    await client.authorize({ prompt: "none" });
    await client.logIn();
    expect(await refusals(tenant)).toEqual([]);
  });

  it("at most fifty", async () => {
    const tenant = await tenantForTest();
    for (let index = 0; index < 60; index++) await fetch(`${tenant.url}/scim/${index}`);
    const list = (await refusals(tenant)) as { request: string }[];
    expect(list.map(({ request }) => request)).toEqual(
      Array.from({ length: 50 }, (_, index) => `GET /scim/${59 - index}`),
    );
  });
});

describe("the page of refused requests", () => {
  it("changes while it is open", async () => {
    const tenant = await tenantForTest();
    const updates = events(tenant);
    expect((await updates.next()).value).toContain("No request was refused.");
    await fetch(`${tenant.url}/mfa/associate`, { method: "POST" });
    const update = String((await updates.next()).value);
    expect(update).toMatch(/^data: [^\n]+\n\n$/);
    expect(JSON.parse(update.slice("data: ".length))).toEqual({
      summary: "Refused lately: 1, the newest first.",
      rows: expect.stringContaining("POST /mfa/associate"),
    });
    await updates.return(undefined);
  });

  it("runs its own script and no other, and is closed to other sites", async () => {
    const { url } = await tenantForTest();
    const own = await fetch(`${url}/_local/refusals`, { headers: { accept: "text/html" } });
    expect(own.headers.get("content-security-policy")).toMatch(
      /script-src 'sha256-[^']+';.*connect-src 'self'/,
    );
    expect(await own.text()).toMatch(/<script>new EventSource\("\/_local\/refusals\/events"\)/);
    for (const path of ["/_local/refusals", "/_local/refusals/events"]) {
      const foreign = await fetch(url + path, { headers: { origin: "http://localhost:5999" } });
      expect(foreign.status).toBe(403);
    }
  });

  it("is one link away from the dashboard", async () => {
    const { url } = await tenantForTest();
    const dashboard = await (await fetch(url, { headers: { accept: "text/html" } })).text();
    expect(dashboard).toContain('<a href="/_local/refusals">Refused requests</a>');
  });

  it("can be scrolled with the keyboard, and announces how many there are", async () => {
    const body = await page(await tenantForTest());
    expect(body).toMatch(/role="region" aria-label="Refused requests" tabindex="0"/);
    expect(body).toMatch(/<p role="status" id="summary">/);
    expect(body).toContain("color-scheme: light dark");
  });

  it("has no password, code, token, secret or markup of a request", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant, "web");
    const password = "a-password-that-is-wrong";
    const login = await client.authorize();
    await client.submit(login, { username: "alice@example.com", password });
    const callback = await client.submit(login, { sample: "alice@example.com" });
    const code = new URL(callback.location ?? "").searchParams.get("code") ?? "";
    const tokens = tokensOf(await client.exchange(callback));
    const secrets = [password, code, tenant.webClientSecret, ...Object.values(tokens).filter(isSecret)];
    await client.exchange(callback);
    for (const secret of secrets.slice(1)) {
      await client.token({ grant_type: secret });
      await client.token({ grant_type: "refresh_token", refresh_token: secret, client_secret: secret });
      await client.authorize({ audience: secret, login_hint: secret });
      await client.authorize({ redirect_uri: secret });
      await fetch(`${tenant.url}/${encodeURIComponent(secret)}?token=${encodeURIComponent(secret)}`);
      await fetch(`${tenant.url}/userinfo`, { headers: { authorization: `Bearer ${secret}x` } });
      await fetch(`${tenant.url}/oidc/logout?id_token_hint=${encodeURIComponent(secret)}x`);
    }
    await client.authorize({ audience: "<script>alert(1)</script>" });
    const shown = await page(tenant);
    expect(shown).toContain("Service not found: &lt;script&gt;");
    expect(shown).not.toContain("<script>alert");
    for (const secret of secrets.flatMap((value) => value.split("."))) expect(shown).not.toContain(secret);
  });
});

const isSecret = (value: unknown): value is string =>
  typeof value === "string" && /^[\w.-]{40,}$/.test(value);
