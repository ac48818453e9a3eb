import { describe, expect, it } from "vitest";
import { APP_URL, OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const JSON_TYPE = { "content-type": "application/json" };

async function start() {
  const tenant = await tenantForTest();
  const client = new OidcClient(tenant);
  const post = async (body: string, headers: Record<string, string> = JSON_TYPE, path = "/oauth/token") => {
    const response = await fetch(`${tenant.url}${path}`, { method: "POST", body, headers });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  return { tenant, client, post };
}

describe("/oauth/token", () => {
  it.each(["application/json", "application/json; charset=utf-8"])("takes %s", async (type) => {
    const { client, post, tenant } = await start();
    const { refresh_token } = await client.logIn();
    const body = JSON.stringify({
      grant_type: "refresh_token",
      client_id: tenant.spaClientId,
      refresh_token,
    });
    expect(await post(body, { "content-type": type })).toMatchObject({
      status: 200,
      body: { access_token: expect.any(String), refresh_token: expect.any(String) },
    });
  });

  it("takes the secret in every way that discovery names, which names no other", async () => {
    const { tenant } = await start();
    const discovery = await fetch(`${tenant.url}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    });
    const { refresh_token } = await new OidcClient(tenant, "web").logIn();
    const basic = Buffer.from(`${tenant.webClientId}:${tenant.webClientSecret}`).toString("base64");
    const answer = await fetch(`${tenant.url}/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token }),
    });
    expect(answer.status).toBe(200);
  });

  it("takes the web application's secret in JSON", async () => {
    const { post, tenant } = await start();
    const { refresh_token } = await new OidcClient(tenant, "web").logIn();
    const answer = (client_secret: string) =>
      post(
        JSON.stringify({
          grant_type: "refresh_token",
          client_id: tenant.webClientId,
          client_secret,
          refresh_token,
        }),
      );
    expect(await answer(tenant.webClientSecret)).toMatchObject({ status: 200 });
    expect(await answer("guess")).toEqual({
      status: 401,
      body: { error: "access_denied", error_description: "Unauthorized" },
    });
  });

  it.each([
    ["no JSON", "{", JSON_TYPE, "not JSON"],
    ["a list", "[]", JSON_TYPE, "must be a JSON object"],
    ["a nested value", '{"code":{}}', JSON_TYPE, "must be strings"],
    [
      "another type",
      "<a/>",
      { "content-type": "text/xml" },
      "application/json or application/x-www-form-urlencoded",
    ],
  ])("explains %s", async (_name, body, headers, reason) => {
    const { post } = await start();
    expect(await post(body, headers)).toEqual({
      status: 400,
      body: { error: "invalid_request", error_description: expect.stringContaining(reason) },
    });
  });

  it.each([
    [
      "client_credentials",
      "unauthorized_client",
      "Grant type 'client_credentials' not allowed for the client.",
    ],
    ["password", "unauthorized_client", "Grant type 'password' not allowed for the client."],
    ["magic", "unsupported_grant_type", "Unsupported grant type: magic"],
  ])("refuses the grant type %s in Auth0's words", async (grant_type, error, error_description) => {
    const { client } = await start();
    expect(await client.token({ grant_type })).toMatchObject({
      status: 403,
      body: { error, error_description },
    });
  });

  it("refuses DPoP instead of answering with a token that is not bound", async () => {
    const { client } = await start();
    const { refresh_token } = await client.logIn();
    const fields = { grant_type: "refresh_token", refresh_token };
    expect(await client.token(fields, { dpop: "proof" })).toMatchObject({
      status: 400,
      body: { error: "invalid_request", error_description: expect.stringContaining("DPoP") },
    });
    tokensOf(await client.token(fields));
  });

  it("tells the application's own page the reason, and no other page", async () => {
    const { client } = await start();
    const allowed = async (origin: string) =>
      (await client.token({ grant_type: "password" }, { origin })).headers.get("access-control-allow-origin");
    expect(await allowed(APP_URL)).toBe(APP_URL);
    expect(await allowed("http://localhost:6666")).toBeNull();
  });

  it("answers in JSON, even to who prefers a page", async () => {
    const { client, tenant } = await start();
    const answer = await client.token({ grant_type: "refresh_token" }, { accept: "text/html" });
    expect(answer).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    const wrong = await fetch(`${tenant.url}/oauth/token`, { headers: { accept: "text/html" } });
    expect([wrong.status, await wrong.json()]).toEqual([
      404,
      expect.objectContaining({ error: expect.any(String) }),
    ]);
  });
});

it("/oauth/revoke takes JSON", async () => {
  const { client, post, tenant } = await start();
  const { refresh_token: token } = await client.logIn();
  const body = JSON.stringify({ client_id: tenant.spaClientId, token });
  expect((await post(body, JSON_TYPE, "/oauth/revoke")).status).toBe(200);
  expect(await client.refresh(token)).toMatchObject({ status: 403 });
});
