import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { serverForTest } from "./testing/http-server";
import { APP_URL, callbackParameters, OidcClient } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

/** An application that takes back-channel logouts: its URL, and the logout tokens it got. */
async function applicationForTest(status = 200): Promise<{ appUrl: string; logoutTokens: string[] }> {
  const logoutTokens: string[] = [];
  const appUrl = await serverForTest((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      if (request.url === "/auth/backchannel-logout") logoutTokens.push(form.get("logout_token") ?? "");
      response.writeHead(status).end();
    });
  });
  return { appUrl, logoutTokens };
}

const silently = async (client: OidcClient) => callbackParameters(await client.authorize({ prompt: "none" }));

describe("/v2/logout", () => {
  it.each([APP_URL, `${APP_URL}/`, `${APP_URL}/sign-in`])(
    "ends the session and returns to %s",
    async (url) => {
      const tenant = await tenantForTest();
      const client = new OidcClient(tenant);
      await client.logIn();
      expect(client.browser.jar.has("auth0")).toBe(true);
      const query = new URLSearchParams({ client_id: tenant.spaClientId, returnTo: url });
      const answer = await client.browser.request(`${tenant.url}/v2/logout?${query.toString()}`);
      expect([answer.status, answer.location]).toEqual([302, new URL(url).href]);
      expect(client.browser.jar.has("auth0")).toBe(false);
      expect(await silently(client)).toMatchObject({ error: "login_required" });
    },
  );

  it.each([
    "http://evil.example",
    `${APP_URL}.evil.example`,
    `${APP_URL}@evil.example`,
    `${APP_URL}/customers`,
    "//evil.example",
    "javascript:alert(1)",
  ])("refuses to return to %s, and ends nothing", async (returnTo) => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    await client.logIn();
    const query = new URLSearchParams({ client_id: tenant.spaClientId, returnTo });
    const answer = await client.browser.request(`${tenant.url}/v2/logout?${query.toString()}`);
    expect(answer.status).toBe(400);
    expect(answer.location).toBeUndefined();
    expect(answer.body).toContain("returnTo is not allowed");
    expect(await silently(client)).toHaveProperty("code");
  });

  it("refuses an unknown application", async () => {
    const tenant = await tenantForTest();
    const response = await fetch(`${tenant.url}/v2/logout?client_id=nobody`, { redirect: "manual" });
    expect(response.status).toBe(400);
  });

  it("returns to the application when nothing is said, logged in or not", async () => {
    const tenant = await tenantForTest();
    const response = await fetch(`${tenant.url}/v2/logout`, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([302, `${APP_URL}/`]);
  });

  it("leaves refresh tokens alone, as Auth0 does", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const tokens = await client.logIn();
    await client.browser.request(`${tenant.url}/v2/logout`);
    expect(await client.refresh(tokens.refresh_token)).toMatchObject({ status: 200 });
  });
});

describe("back-channel logout", () => {
  it("tells the regular web application which session is over", async () => {
    const { appUrl, logoutTokens } = await applicationForTest();
    const tenant = await tenantForTest({ appUrl });
    const client = new OidcClient(tenant, "web", undefined, appUrl);
    const { id_token: idToken } = await client.logIn();
    await client.browser.request(`${tenant.url}/v2/logout`);
    expect(logoutTokens).toHaveLength(1);
    const keys = createRemoteJWKSet(new URL(`${tenant.url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(logoutTokens[0] ?? "", keys, {
      issuer: tenant.issuer,
      audience: tenant.webClientId,
    });
    const { sub, sid } = decodeJwt(idToken);
    expect(payload).toMatchObject({
      sub,
      sid,
      events: { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
  });

  it("that fails is logged and stops no logout", async () => {
    const lines: string[] = [];
    const { appUrl } = await applicationForTest(500);
    const tenant = await tenantForTest({ appUrl, log: (line) => lines.push(line) });
    const client = new OidcClient(tenant, "web", undefined, appUrl);
    await client.logIn();
    const answer = await client.browser.request(`${tenant.url}/v2/logout`);
    expect(answer.status).toBe(302);
    expect(lines.join("\n")).toMatch(/back-channel logout to http.* failed.* 500/);
  });
});

describe("/oidc/logout", () => {
  it("ends the session and returns with the state", async () => {
    const { appUrl, logoutTokens } = await applicationForTest();
    const tenant = await tenantForTest({ appUrl });
    const client = new OidcClient(tenant, "web", undefined, appUrl);
    const { id_token: idToken } = await client.logIn();
    const query = new URLSearchParams({
      id_token_hint: idToken,
      post_logout_redirect_uri: appUrl,
      state: "s",
    });
    const page = await client.browser.request(`${tenant.url}/oidc/logout?${query.toString()}`);
    expect(page.body).toMatch(/<script>document.getElementById\("op.logoutForm"\).submit\(\);<\/script>/);
    expect(page.headers.get("content-security-policy")).toMatch(/script-src 'sha256-/);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    const answer = await client.browser.submit(`${tenant.url}/oidc/logout/confirm`, { xsrf, logout: "yes" });
    expect(answer.location).toBe(`${appUrl}/?state=s`);
    expect(logoutTokens).toHaveLength(1);
    const silent = await client.authorize({ prompt: "none" });
    expect(silent.location).toContain("error=login_required");
  });

  it("ends at a page of the tenant when the application names no return", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant, "web");
    await client.logIn();
    const page = await client.browser.request(`${tenant.url}/oidc/logout`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    const confirm = `${tenant.url}/oidc/logout/confirm`;
    const done = await client.browser.follow(
      await client.browser.submit(confirm, { xsrf, logout: "yes" }),
      tenant.url,
    );
    expect(done.body).toContain("You are logged out");
    expect(await silently(client)).toMatchObject({ error: "login_required" });
  });

  it("refuses to return to an address that is not allowed", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant, "web");
    const { id_token: idToken } = await client.logIn();
    const query = new URLSearchParams({
      id_token_hint: idToken,
      post_logout_redirect_uri: "http://evil.example",
    });
    const page = await client.browser.request(`${tenant.url}/oidc/logout?${query.toString()}`);
    expect(page.status).toBe(400);
    expect(await silently(client)).toHaveProperty("code");
  });
});
