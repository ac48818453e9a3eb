import { expect, it } from "vitest";
import { tenantForTest } from "./testing/tenants";

it.each([
  [
    "GET",
    "/api/v2/users",
    { statusCode: 501, errorCode: "feature_not_supported" },
    "message",
    "Management API",
  ],
  ["PATCH", "/api/v2/users/auth0%7C1", { error: "Not Implemented" }, "message", "Management API"],
  ["POST", "/me/v1/authentication-methods", { statusCode: 501 }, "message", "My Account"],
  ["POST", "/dbconnections/signup", { statusCode: 501 }, "description", "sign-up and change-password"],
  ["POST", "/dbconnections/change_password", { name: "NotImplemented" }, "description", "change-password"],
  ["POST", "/passwordless/start", {}, "error_description", "passwordless"],
  ["POST", "/mfa/challenge", {}, "error_description", "multi-factor"],
  ["POST", "/oauth/par", {}, "error_description", "pushed authorization requests"],
  ["POST", "/oauth/device/code", {}, "error_description", "device flow"],
  ["POST", "/bc-authorize", {}, "error_description", "backchannel authentication"],
  ["POST", "/oidc/register", {}, "error_description", "client registration"],
  ["POST", "/co/authenticate", {}, "error_description", "cross-origin"],
  ["POST", "/tokeninfo", {}, "error_description", "legacy"],
  ["POST", "/oauth/ro", {}, "error_description", "legacy"],
  ["GET", "/scim/v2/Users", {}, "error_description", "SCIM"],
])("%s %s names the missing feature in Auth0's form", async (method, path, form, key, feature) => {
  const tenant = await tenantForTest();
  const response = await fetch(tenant.url + path, { method, headers: { accept: "text/html" } });
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({ ...form, [key]: expect.stringContaining(feature) });
});

it.each([
  ["GET", "/activate", "device flow"],
  ["GET", "/samlp/client", "SAML"],
  ["GET", "/login/callback?code=1", "social"],
  ["POST", "/authorize", "authorization requests as forms"],
])("%s %s is a page that names the missing feature", async (method, path, feature) => {
  const tenant = await tenantForTest();
  const response = await fetch(tenant.url + path, { method, headers: { accept: "text/html" } });
  expect(response.status).toBe(501);
  expect(await response.text()).toMatch(new RegExp(`<h1>This local tenant does not have .*${feature}`));
});
