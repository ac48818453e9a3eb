import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { startTenant } from "./index";
import { APP_URL, callbackParameters, OidcClient, SAMPLE_USERS, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const LEDGER = "https://ledger.example/api";
const AUDIT = "https://audit.example/";
const APIS = [
  {
    identifier: LEDGER,
    scopes: ["read:entries", "write:entries"],
    tokenLifetime: 600,
    allowOfflineAccess: true,
  },
  {
    identifier: AUDIT,
    scopes: ["read:log", "delete:log"],
    permissions: { "Alice@Example.com": ["read:log"] },
  },
];
const SCOPE = "openid profile read:entries write:entries unheard:of offline_access";

async function start(kind: "spa" | "web" = "spa") {
  const tenant = await tenantForTest({ apis: APIS });
  const client = new OidcClient(tenant, kind);
  const keys = createRemoteJWKSet(new URL(`${tenant.url}/.well-known/jwks.json`));
  const logIn = async (parameters: Record<string, string>, sample = "alice@example.com") =>
    await client.exchange(await client.submit(await client.authorize(parameters), { sample }));
  const verify = async (token: string | undefined, audience: string) =>
    (await jwtVerify(token ?? "", keys, { issuer: tenant.issuer, audience })).payload;
  return { tenant, client, logIn, verify };
}

describe("an API that is registered", () => {
  it.each(["spa", "web"] as const)("gets signed access tokens of the %s application", async (kind) => {
    const { client, logIn, tenant, verify } = await start(kind);
    const tokens = tokensOf(await logIn({ audience: LEDGER, scope: SCOPE }));
    const granted = "openid profile offline_access read:entries write:entries";
    expect(tokens).toMatchObject({ expires_in: 600, scope: granted, token_type: "Bearer" });
    expect(decodeProtectedHeader(tokens.access_token)).toEqual({
      alg: "RS256",
      typ: "JWT",
      kid: expect.any(String),
    });
    const claims = await verify(tokens.access_token, LEDGER);
    expect(claims).toEqual({
      iss: tenant.issuer,
      sub: expect.stringMatching(/^auth0\|/),
      aud: [LEDGER, `${tenant.issuer}userinfo`],
      azp: client.clientId,
      scope: granted,
      iat: expect.any(Number),
      exp: (claims.iat ?? 0) + 600,
    });
    const refreshed = tokensOf(await client.refresh(tokens.refresh_token));
    expect(await verify(refreshed.access_token, LEDGER)).toMatchObject({ scope: granted, sub: claims.sub });
    expect(await verify(tokens.id_token, client.clientId)).toMatchObject({ name: "Alice Example" });
  });

  it("gets a token for itself alone without openid", async () => {
    const { logIn, tenant, verify } = await start();
    const { body } = await logIn({ audience: LEDGER, scope: "read:entries", nonce: "" });
    expect(body).not.toHaveProperty("id_token");
    expect(await verify(body.access_token, LEDGER)).toMatchObject({ aud: LEDGER, scope: "read:entries" });
    const headers = { authorization: `Bearer ${body.access_token}` };
    expect((await fetch(`${tenant.url}/userinfo`, { headers })).status).toBe(401);
  });

  it("shares its token with /userinfo, where one with another signature is worth nothing", async () => {
    const { logIn, tenant } = await start();
    const { body } = await logIn({ audience: LEDGER, scope: "openid email read:entries" });
    const userinfo = (token = "") =>
      fetch(`${tenant.url}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
    const answer = await (await userinfo(body.access_token)).json();
    expect(answer).toEqual({ sub: expect.any(String), email: "alice@example.com", email_verified: true });
    expect((await userinfo(`${body.access_token?.slice(0, -8)}AAAAAAAA`)).status).toBe(401);
  });

  it("gets a refresh token only if it allows offline access", async () => {
    const { logIn } = await start();
    const { body } = await logIn({ audience: AUDIT, scope: "openid read:log offline_access" });
    expect(body).toMatchObject({ scope: "openid read:log", access_token: expect.any(String) });
    expect(body).not.toHaveProperty("refresh_token");
  });

  it.each([
    ["alice@example.com", ["read:log"], "openid read:log"],
    ["bob@example.com", [], "openid"],
  ])("with permissions gives %s what is theirs", async (sample, permissions, scope) => {
    const { logIn, verify } = await start();
    const { body } = await logIn({ audience: AUDIT, scope: "openid read:log delete:log" }, sample);
    expect(body.scope).toBe(scope);
    expect(await verify(body.access_token, AUDIT)).toMatchObject({ permissions, scope });
  });

  it("is reached by silent login, and by the resource parameter of RFC 8707", async () => {
    const { client, logIn, verify } = await start();
    await logIn({ audience: LEDGER });
    for (const name of ["audience", "resource"]) {
      const callback = await client.authorize({
        [name]: LEDGER,
        scope: "read:entries",
        nonce: "",
        prompt: "none",
      });
      const { body } = await client.exchange(callback);
      expect(await verify(body.access_token, LEDGER)).toMatchObject({ scope: "read:entries" });
    }
  });
});

describe("an audience", () => {
  it.each(["https://nowhere.example", "nowhere", "https://tenant.example/api/v2/"])(
    "%s that is not registered is refused at the application",
    async (audience) => {
      const { client } = await start();
      expect(callbackParameters(await client.authorize({ audience }))).toMatchObject({
        error: "access_denied",
        error_description: `Service not found: ${audience}`,
        state: "state-1",
      });
    },
  );

  it("that is /userinfo, or none, gives an opaque token without an API's scopes", async () => {
    const { logIn, tenant } = await start();
    const { body } = await logIn({ audience: `${tenant.issuer}userinfo`, scope: "openid read:entries" });
    expect(body.scope).toBe("openid");
    expect(body.access_token).not.toContain(".");
  });

  it("and a resource that differ are refused", async () => {
    const { client } = await start();
    const answer = await client.authorize({ audience: LEDGER, resource: AUDIT });
    expect(callbackParameters(answer)).toMatchObject({ error: "invalid_request" });
  });

  it("of a refresh token cannot be exchanged for another", async () => {
    const { client, logIn, verify } = await start();
    const { refresh_token } = tokensOf(await logIn({ audience: LEDGER }));
    const refresh = (audience: string) =>
      client.token({ grant_type: "refresh_token", refresh_token, audience });
    expect(await refresh(AUDIT)).toMatchObject({
      status: 400,
      body: { error: "invalid_request", error_description: expect.stringContaining("multi-resource") },
    });
    await verify(tokensOf(await refresh(LEDGER)).access_token, LEDGER);
  });
});

it.each([
  [{ identifier: "ledger", scopes: ["read entries"] }, /malformed: .*\n.*identifier/],
  [{ identifier: LEDGER, scopes: [], permissions: { a: ["read:log"] } }, /Permissions are scopes of the API/],
])("an API that is malformed stops the start", async (api, reason) => {
  const start = startTenant({ port: 0, users: SAMPLE_USERS, appUrl: APP_URL, apis: [api] });
  await expect(start).rejects.toThrow(reason);
});
