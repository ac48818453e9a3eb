// @vitest-environment node
import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders, type SecurityOptions } from "../src/security-headers";

const options: SecurityOptions = {
  deployment: "https://happy-otter-123.convex.cloud",
  identity: { connections: ["https://tenant.eu.auth0.com"], frames: ["https://tenant.eu.auth0.com"] },
  development: false,
};

const directive = (policy: string, name: string) =>
  policy.split("; ").find((text) => text.startsWith(`${name} `)) ?? "";

test("a page speaks with its deployment, its identity provider and nobody else", () => {
  expect(directive(contentSecurityPolicy(options, "none"), "connect-src")).toBe(
    "connect-src 'self' https://happy-otter-123.convex.cloud wss://happy-otter-123.convex.cloud https://tenant.eu.auth0.com",
  );
});

test("nobody frames an app in production; one origin does if it is named", () => {
  expect(contentSecurityPolicy(options, "none")).toContain("frame-ancestors 'none'");
  expect(
    contentSecurityPolicy({ ...options, frameAncestor: "http://localhost:3002/code" }, "none"),
  ).toContain("frame-ancestors http://localhost:3002");
});

test.each([
  ["none", "script-src 'self'"],
  ["any", "script-src 'self' 'unsafe-inline'"],
  [{ nonce: "abc" }, "script-src 'self' 'nonce-abc'"],
] as const)("inline scripts %j", (inline, expected) => {
  expect(directive(contentSecurityPolicy(options, inline), "script-src")).toBe(expected);
});

test("eval is for the development server alone", () => {
  expect(contentSecurityPolicy(options, "any")).not.toContain("eval");
  expect(contentSecurityPolicy({ ...options, development: true }, "any")).toContain("'unsafe-eval'");
});

test("the development server's own inline scripts run", () => {
  const policy = contentSecurityPolicy({ ...options, development: true }, "none");
  expect(directive(policy, "script-src")).toContain("'unsafe-inline'");
});

test("Strict-Transport-Security is sent on https alone", () => {
  const rules = securityHeaders(options, "none");
  const strict = rules.filter(({ headers }) =>
    headers.some(({ key }) => key === "Strict-Transport-Security"),
  );
  expect(strict.map(({ has }) => has)).toEqual([
    [{ type: "header", key: "x-forwarded-proto", value: "https" }],
  ]);
});
