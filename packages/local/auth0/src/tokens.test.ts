import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { APP_URL, callbackParameters, OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const INVALID_REFRESH_TOKEN = {
  status: 403,
  body: { error: "invalid_grant", error_description: "Unknown or invalid refresh token." },
};

describe("refresh tokens of the single-page application", () => {
  it("rotate, and every refresh brings another ID token without a nonce", async () => {
    const client = new OidcClient(await tenantForTest());
    const first = await client.logIn();
    const second = tokensOf(await client.refresh(first.refresh_token));
    const third = tokensOf(await client.refresh(second.refresh_token));
    expect(new Set([first.refresh_token, second.refresh_token, third.refresh_token]).size).toBe(3);
    expect(new Set([first.id_token, second.id_token, third.id_token]).size).toBe(3);
    expect(second.scope).toBe("openid profile email offline_access");
    const [before, after] = [decodeJwt(first.id_token), decodeJwt(third.id_token)];
    expect(before).toHaveProperty("nonce");
    expect(after).not.toHaveProperty("nonce");
    expect(after).toMatchObject({ sub: before.sub, sid: before.sid, aud: before.aud, email: before.email });
  });

  it("are revoked as a family when an old one is used again", async () => {
    const client = new OidcClient(await tenantForTest());
    const first = await client.logIn();
    const second = tokensOf(await client.refresh(first.refresh_token));
    expect(await client.refresh(first.refresh_token)).toMatchObject(INVALID_REFRESH_TOKEN);
    expect(await client.refresh(second.refresh_token)).toMatchObject(INVALID_REFRESH_TOKEN);
  });

  it("of another login survive that", async () => {
    const client = new OidcClient(await tenantForTest());
    const stolen = await client.logIn();
    const other = tokensOf(await client.exchange(await client.authorize()));
    await client.refresh(stolen.refresh_token);
    await client.refresh(stolen.refresh_token);
    expect(await client.refresh(other.refresh_token)).toMatchObject({ status: 200 });
  });

  it("end with /oauth/revoke", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const { refresh_token: token } = await client.logIn();
    const response = await fetch(`${tenant.url}/oauth/revoke`, {
      method: "POST",
      body: new URLSearchParams({ client_id: tenant.spaClientId, token }),
    });
    expect(response.status).toBe(200);
    expect(await client.refresh(token)).toMatchObject(INVALID_REFRESH_TOKEN);
  });

  it("cannot be revoked by another application", async () => {
    const tenant = await tenantForTest();
    const web = new OidcClient(tenant, "web");
    const { refresh_token: token } = await web.logIn();
    await fetch(`${tenant.url}/oauth/revoke`, {
      method: "POST",
      body: new URLSearchParams({ client_id: tenant.spaClientId, token }),
    });
    expect(await web.refresh(token)).toMatchObject({ status: 200 });
  });

  it("are worth nothing to another application", async () => {
    const tenant = await tenantForTest();
    const { refresh_token: token } = await new OidcClient(tenant).logIn();
    expect(await new OidcClient(tenant, "web").refresh(token)).toMatchObject(INVALID_REFRESH_TOKEN);
  });
});

describe("refresh tokens of the regular web application", () => {
  it("stay the same, so that parallel refreshes all succeed with ID tokens of their own", async () => {
    const client = new OidcClient(await tenantForTest(), "web");
    const { refresh_token: token } = await client.logIn();
    const answers = await Promise.all([1, 2, 3].map(() => client.refresh(token)));
    const tokens = answers.map(tokensOf);
    expect(tokens.map((entry) => entry.refresh_token)).toEqual([token, token, token]);
    expect(new Set(tokens.map((entry) => entry.id_token)).size).toBe(3);
  });
});

describe("CORS", () => {
  it("lets the application's origin read tokens, and no other", async () => {
    const client = new OidcClient(await tenantForTest());
    const callback = await client.submit(await client.authorize(), { sample: "alice@example.com" });
    const foreign = await client.exchange(callback, { origin: "http://localhost:6666" });
    expect(foreign).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
    const own = await client.exchange(callback, { origin: APP_URL });
    tokensOf(own);
    expect(own.headers.get("access-control-allow-origin")).toBe(APP_URL);
  });
});

describe("POST /_local/revoke", () => {
  it("drops a user's refresh tokens and sessions, and nobody else's", async () => {
    const tenant = await tenantForTest();
    const alice = new OidcClient(tenant);
    const bob = new OidcClient(tenant);
    const aliceTokens = await alice.logIn();
    const bobTokens = await bob.logIn("bob@example.com", "bob-password");
    const response = await fetch(`${tenant.url}/_local/revoke`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "alice@example.com" }),
    });
    expect(await response.json()).toMatchObject({ dropped: { Session: 1, RefreshToken: 1 } });
    expect(await alice.refresh(aliceTokens.refresh_token)).toMatchObject(INVALID_REFRESH_TOKEN);
    expect(callbackParameters(await alice.authorize({ prompt: "none" }))).toMatchObject({
      error: "login_required",
    });
    tokensOf(await bob.refresh(bobTokens.refresh_token));
    expect(callbackParameters(await bob.authorize({ prompt: "none" }))).toHaveProperty("code");
  });
});
