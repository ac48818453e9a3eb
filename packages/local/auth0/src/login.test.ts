import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { callbackParameters, OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

describe("login", () => {
  it("ends with tokens that carry Auth0's claims and verify against the published key", async () => {
    const tenant = await tenantForTest();
    const tokens = await new OidcClient(tenant).logIn();
    const keys = createRemoteJWKSet(new URL(`${tenant.url}/.well-known/jwks.json`));
    const { payload, protectedHeader } = await jwtVerify(tokens.id_token, keys, {
      issuer: tenant.issuer,
      audience: tenant.spaClientId,
    });
    expect(protectedHeader).toMatchObject({ alg: "RS256", kid: expect.any(String) });
    expect(payload).toMatchObject({
      sub: expect.stringMatching(/^auth0\|[0-9a-f]{24}$/),
      sid: expect.any(String),
      nonce: "nonce-1",
      name: "Alice Example",
      nickname: "alice",
      given_name: "Alice",
      family_name: "Example",
      picture: `${tenant.url}/avatars/AE`,
      updated_at: expect.any(String),
      email: "alice@example.com",
      email_verified: true,
    });
    expect(tokens).toMatchObject({
      token_type: "Bearer",
      expires_in: 86_400,
      scope: "openid profile email offline_access",
    });
  });

  it("answers /userinfo for the access token", async () => {
    const tenant = await tenantForTest();
    const { access_token: token } = await new OidcClient(tenant).logIn();
    const response = await fetch(`${tenant.url}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ email: "alice@example.com", email_verified: true });
  });

  it("returns state and issuer to the application", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const answer = await client.submit(await client.authorize(), {
      username: "ALICE@example.com ",
      password: "alice-password",
    });
    expect(callbackParameters(answer)).toMatchObject({ state: "state-1", iss: tenant.issuer });
  });

  it("takes one click for a sample user", async () => {
    const client = new OidcClient(await tenantForTest());
    const answer = await client.submit(await client.authorize(), { sample: "bob@example.com" });
    const tokens = tokensOf(await client.exchange(answer));
    expect(decodeJwt(tokens.id_token)).toMatchObject({ email: "bob@example.com" });
  });

  it.each([
    ["a wrong password", "alice@example.com", "not-the-password"],
    ["an unknown address", "nobody@example.com", "alice-password"],
  ])("refuses %s, says so and keeps the address", async (_name, email, password) => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.submit(await client.authorize(), { username: email, password });
    expect(page.status).toBe(400);
    expect(page.body).toContain("Wrong email or password.");
    expect(page.body).toMatch(/role="alert"\s+id="login-error"/);
    expect(page.body).toContain('aria-describedby="login-error"');
    expect(page.body).toContain(`value="${email}"`);
    expect(page.body).not.toContain("not-the-password");
  });

  it("has the names of Auth0's own page, and no second button of that name", async () => {
    const { body } = await new OidcClient(await tenantForTest()).authorize();
    expect(body).toMatch(
      /<label for="username">Email address<\/label>\s*<input\s+id="username"\s+name="username"/,
    );
    expect(body).toMatch(
      /<label for="password">Password<\/label>\s*<input\s+id="password"\s+name="password"/,
    );
    const submits = body.match(/<button[^>]*type="submit"[^>]*name="action"[^>]*>/g);
    expect(submits).toEqual(['<button type="submit" class="primary" name="action" value="default">']);
  });

  it("goes back with access_denied when cancelled", async () => {
    const client = new OidcClient(await tenantForTest());
    const answer = await client.submit(await client.authorize(), { action: "cancel" });
    expect(callbackParameters(answer)).toMatchObject({ error: "access_denied", state: "state-1" });
  });

  it("prefills the address of login_hint, as text", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize({ login_hint: `"><img src=x>@example.com` });
    expect(page.body).toContain("&quot;&gt;&lt;img src=x&gt;@example.com");
    expect(page.body).not.toContain("<img src=x>");
  });

  it("shows no consent screen, even with prompt=consent", async () => {
    const client = new OidcClient(await tenantForTest());
    await client.logIn();
    const answer = await client.authorize({ prompt: "consent" });
    expect(callbackParameters(answer)).toHaveProperty("code");
  });

  it("serves two tabs at once", async () => {
    const client = new OidcClient(await tenantForTest());
    const first = await client.authorize({ state: "first" });
    await client.authorize({ state: "second" });
    const answer = await client.submit(first, { sample: "alice@example.com" });
    expect(callbackParameters(answer)).toMatchObject({ state: "first" });
  });

  it("issues a refresh token only for offline_access", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize({ scope: "openid profile" });
    const { body } = await client.exchange(await client.submit(page, { sample: "alice@example.com" }));
    expect(body.id_token).toBeDefined();
    expect(body.refresh_token).toBeUndefined();
    expect(decodeJwt(body.id_token ?? "")).not.toHaveProperty("email");
  });

  it("demands PKCE, the right verifier, and a code only once", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    expect(callbackParameters(await client.authorize({ code_challenge: "" }))).toMatchObject({
      error: "invalid_request",
    });
    const callback = await client.submit(await client.authorize(), { sample: "alice@example.com" });
    const stolen = await new OidcClient(tenant).exchange(callback);
    expect(stolen).toMatchObject({ status: 403, body: { error: "invalid_grant" } });
    const again = await client.submit(await client.authorize({ prompt: "login" }), {
      sample: "alice@example.com",
    });
    tokensOf(await client.exchange(again));
    expect((await client.exchange(again)).body).toEqual({
      error: "invalid_grant",
      error_description: "Invalid authorization code",
    });
  });

  it("refuses the web application without its secret", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant, "web");
    const callback = await client.submit(await client.authorize(), { sample: "alice@example.com" });
    const impostor = new OidcClient({ ...tenant, webClientSecret: "guess" }, "web");
    expect(await impostor.exchange(callback)).toMatchObject({
      status: 401,
      body: { error: "access_denied", error_description: "Unauthorized" },
    });
  });
});

describe("the tenant session", () => {
  it("logs the second application in without a page, under its own audience", async () => {
    const tenant = await tenantForTest();
    const spa = new OidcClient(tenant);
    const first = decodeJwt((await spa.logIn()).id_token);
    const web = new OidcClient(tenant, "web", spa.browser);
    const callback = await web.authorize();
    const second = decodeJwt(tokensOf(await web.exchange(callback)).id_token);
    expect(second.sub).toBe(first.sub);
    expect([first.aud, second.aud]).toEqual([tenant.spaClientId, tenant.webClientId]);
  });

  it("answers prompt=none silently with it, and login_required without it", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    expect(callbackParameters(await client.authorize({ prompt: "none" }))).toMatchObject({
      error: "login_required",
    });
    await client.logIn();
    expect(callbackParameters(await client.authorize({ prompt: "none" }))).toHaveProperty("code");
  });

  it("answers response_mode=web_message in a frame, with a script for the application's origin alone", async () => {
    const client = new OidcClient(await tenantForTest());
    const signedOut = await client.authorize({ prompt: "none", response_mode: "web_message" });
    expect(signedOut.body).toContain('"error":"login_required"');
    await client.logIn();
    const signedIn = await client.authorize({ prompt: "none", response_mode: "web_message" });
    expect(signedIn.body).toMatch(/"response":\{"code":"/);
    for (const page of [signedOut, signedIn]) {
      expect(page.body).toContain('"redirect_uri":"http://localhost:5999"');
      expect(page.headers.get("x-frame-options")).toBeNull();
      const policy = page.headers.get("content-security-policy");
      expect(policy).not.toContain("frame-ancestors");
      expect(policy).toMatch(/script-src 'sha256-/);
    }
  });

  it("asks again with prompt=login, and can change the user", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    await client.logIn();
    const page = await client.authorize({ prompt: "login" });
    expect(page.status).toBe(200);
    expect(page.body).toContain("Log in to continue to Ledger");
    const handover = await client.submit(page, { sample: "bob@example.com" });
    // The provider ends Alice's session first, by a form that sends itself.
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(handover.body)?.[1] ?? "";
    expect(handover.headers.get("content-security-policy")).toMatch(/script-src 'sha256-/);
    const answer = await client.browser.follow(
      await client.browser.submit(`${tenant.url}/oidc/logout/confirm`, { xsrf, logout: "yes" }),
      tenant.url,
    );
    const tokens = tokensOf(await client.exchange(answer));
    expect(decodeJwt(tokens.id_token)).toMatchObject({ email: "bob@example.com" });
  });
});
