import { describe, expect, it } from "vitest";
import { callbackParameters, OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

describe("a parameter of /authorize", () => {
  it("connection names the tenant's one connection", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize({ connection: "Username-Password-Authentication" });
    expect(page.body).toContain("Log in to continue to Ledger");
    expect(callbackParameters(await client.authorize({ connection: "google-oauth2" }))).toMatchObject({
      error: "invalid_request",
      error_description: "the connection was not found",
      state: "state-1",
    });
  });

  it.each([
    ["organization", "org_1", "parameter organization is not allowed for this client"],
    ["invitation", "ticket", "parameter invitation is not allowed for this client"],
    [
      "acr_values",
      "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
      "multi-factor authentication",
    ],
    ["authorization_details", "[]", "rich authorization requests"],
    ["claims", "{}", "requests for single claims"],
    ["connection_scope", "calendar", "social connections"],
    ["dpop_jkt", "thumbprint", "sender-constrained tokens"],
    ["session_transfer_token", "token", "native to web single sign-on"],
  ])("%s is refused at the application, with the reason", async (name, value, reason) => {
    const client = new OidcClient(await tenantForTest());
    expect(callbackParameters(await client.authorize({ [name]: value }))).toMatchObject({
      error: "invalid_request",
      error_description: expect.stringContaining(reason),
      state: "state-1",
    });
  });

  it.each([
    ["response_type", "token", "unsupported_response_type"],
    ["response_type", "id_token", "unsupported_response_type"],
    ["response_mode", "jwt", "unsupported_response_mode"],
    ["code_challenge_method", "plain", "invalid_request"],
    ["prompt", "create", "invalid_request"],
    ["request", "e30.e30.", "request_not_supported"],
    ["request_uri", "urn:example:1", "request_uri_not_supported"],
  ])("%s=%s is refused at the application", async (name, value, error) => {
    const client = new OidcClient(await tenantForTest());
    const answer = await client.authorize({ [name]: value });
    expect(`${answer.location}`).toContain(`error=${error}`);
    expect(`${answer.location}`).toContain("state=state-1");
  });
});

it("ui_locales and display change nothing: there is one language and one page", async () => {
  const client = new OidcClient(await tenantForTest());
  const page = await client.authorize({ ui_locales: "fr", display: "popup" });
  expect(page.body).toContain("Log in to continue to Ledger");
});

describe("PKCE", () => {
  const withoutPkce = { code_challenge: "", code_challenge_method: "" };

  it("is demanded of the single-page application", async () => {
    const client = new OidcClient(await tenantForTest());
    expect(callbackParameters(await client.authorize(withoutPkce))).toMatchObject({
      error: "invalid_request",
    });
  });

  it("is left to the web application, which has a secret", async () => {
    const client = new OidcClient(await tenantForTest(), "web");
    const page = await client.authorize(withoutPkce);
    const callback = await client.submit(page, { sample: "alice@example.com" });
    const code = callbackParameters(callback).code ?? "";
    const exchange = { grant_type: "authorization_code", code, redirect_uri: client.redirectUri };
    expect(tokensOf(await client.token(exchange)).scope).toContain("openid");
  });
});
