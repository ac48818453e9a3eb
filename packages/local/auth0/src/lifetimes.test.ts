import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import type { RunningTenant } from "./index";
import { callbackParameters, OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const DAY = 86_400;

async function control(tenant: RunningTenant, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${tenant.url}/_local/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return await response.json();
}

const silently = async (client: OidcClient) => callbackParameters(await client.authorize({ prompt: "none" }));
const EXPIRED = { status: 403, body: { error_description: "Unknown or invalid refresh token." } };

describe("lifetimes", () => {
  const lifetime = (token: string) => {
    const { exp = 0, iat = 0 } = decodeJwt(token);
    return exp - iat;
  };

  it("of tokens are ten hours and a day unless set", async () => {
    const tokens = await new OidcClient(await tenantForTest()).logIn();
    expect([lifetime(tokens.id_token), tokens.expires_in]).toEqual([36_000, 86_400]);
  });

  it("can be set at the start, and changed while the tenant runs", async () => {
    const tenant = await tenantForTest({ lifetimes: { idToken: 61, accessToken: 62 } });
    const client = new OidcClient(tenant);
    const first = await client.logIn();
    expect([lifetime(first.id_token), first.expires_in]).toEqual([61, 62]);
    expect(await control(tenant, "lifetimes", { idToken: 5 })).toMatchObject({ idToken: 5, accessToken: 62 });
    const second = tokensOf(await client.refresh(first.refresh_token));
    expect([lifetime(second.id_token), second.expires_in]).toEqual([5, 62]);
  });

  it("can be one user's alone", async () => {
    const tenant = await tenantForTest();
    await control(tenant, "lifetimes", { idToken: 5, accessToken: 6, email: "alice@example.com" });
    const alices = await new OidcClient(tenant).logIn();
    expect([lifetime(alices.id_token), alices.expires_in]).toEqual([5, 6]);
    const bobs = await new OidcClient(tenant).logIn("bob@example.com", "bob-password");
    expect([lifetime(bobs.id_token), bobs.expires_in]).toEqual([36_000, 86_400]);
  });
});

describe("the clock", () => {
  it.each(["spa", "web"] as const)(
    "ends a refresh token of the %s application after 15 days without use, and after 30 in any case",
    async (kind) => {
      const tenant = await tenantForTest({ lifetimes: { session: 90 * DAY, sessionIdle: 90 * DAY } });
      const client = new OidcClient(tenant, kind);
      let { refresh_token: token } = await client.logIn();
      const pass = (seconds: number) => control(tenant, "clock", { advance: seconds });
      await pass(14 * DAY);
      token = tokensOf(await client.refresh(token)).refresh_token;
      await pass(14 * DAY);
      token = tokensOf(await client.refresh(token)).refresh_token;
      await pass(DAY);
      token = tokensOf(await client.refresh(token)).refresh_token;
      await pass(DAY);
      expect(await client.refresh(token)).toMatchObject(EXPIRED);

      const idle = tokensOf(await client.exchange(await client.authorize())).refresh_token;
      await pass(15 * DAY);
      expect(await client.refresh(idle)).toMatchObject(EXPIRED);
    },
  );

  it("ends a session after 3 days without use, and after 7 in any case", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    await client.logIn();
    for (const hours of [71, 71, 25]) {
      await control(tenant, "clock", { advance: hours * 3600 });
      expect(await silently(client)).toHaveProperty("code");
    }
    await control(tenant, "clock", { advance: 3600 });
    expect(await silently(client)).toMatchObject({ error: "login_required" });

    const idle = new OidcClient(tenant);
    await idle.logIn();
    await control(tenant, "clock", { advance: 3 * DAY });
    expect(await silently(idle)).toMatchObject({ error: "login_required" });
  });

  it("obeys lifetimes that were set", async () => {
    const tenant = await tenantForTest({ lifetimes: { refreshTokenIdle: 100 } });
    await control(tenant, "lifetimes", { sessionIdle: 50, email: "alice@example.com" });
    const alice = new OidcClient(tenant);
    const bob = new OidcClient(tenant);
    const { refresh_token: token } = await alice.logIn();
    await bob.logIn("bob@example.com", "bob-password");
    await control(tenant, "clock", { advance: 60 });
    expect(await silently(alice)).toMatchObject({ error: "login_required" });
    expect(await silently(bob)).toHaveProperty("code");
    const { refresh_token: renewed } = tokensOf(await alice.refresh(token));
    await control(tenant, "clock", { advance: 101 });
    expect(await alice.refresh(renewed)).toMatchObject(EXPIRED);
  });

  it("can pass for one user alone", async () => {
    const tenant = await tenantForTest();
    const alice = new OidcClient(tenant);
    const bob = new OidcClient(tenant);
    await alice.logIn();
    await bob.logIn("bob@example.com", "bob-password");
    await control(tenant, "clock", { advance: 8 * DAY, email: "alice@example.com" });
    expect(await silently(alice)).toMatchObject({ error: "login_required" });
    expect(await silently(bob)).toHaveProperty("code");
  });

  it("ends a code after a minute, and neither runs backwards nor for nobody", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const callback = await client.submit(await client.authorize(), { sample: "alice@example.com" });
    await control(tenant, "clock", { advance: 61 });
    expect(await client.exchange(callback)).toMatchObject({ status: 403, body: { error: "invalid_grant" } });
    expect(await control(tenant, "clock", { advance: -61 })).toHaveProperty("error");
    expect(await control(tenant, "clock", { advance: 1, email: "nobody@example.com" })).toMatchObject({
      error: "There is no such user",
    });
  });

  it("is what max_age goes by", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    await client.logIn();
    const tokens = tokensOf(await client.exchange(await client.authorize({ max_age: "60" })));
    expect(decodeJwt(tokens.id_token)).toHaveProperty("auth_time");
    await control(tenant, "clock", { advance: 61 });
    expect((await client.authorize({ max_age: "60" })).body).toContain("Log in to continue to Ledger");
    expect(callbackParameters(await client.authorize({ max_age: "60", prompt: "none" }))).toMatchObject({
      error: "login_required",
    });
    expect((await client.authorize({ max_age: "0" })).body).toContain("Log in to continue to Ledger");
    expect(callbackParameters(await client.authorize({ max_age: "soon" }))).toMatchObject({
      error: "invalid_request",
    });
  });
});
