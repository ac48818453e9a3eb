import { describe, expect, test } from "vitest";
import { devPorts, testPorts } from "../ports/ports";
import { realAuth0, realClerk, realConvex } from "../testing/environments";
import { commandEnvironment, deploymentEnvironment, withoutServiceVariables } from "./environment";
import { planServices } from "./plan";

function plan(env: Record<string, string>) {
  const result = planServices(env);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.plan;
}

const auth0 = {
  type: "ready" as const,
  url: "http://localhost:3220",
  issuer: "http://localhost:3220/",
  spaClientId: "spa",
  webClientId: "web",
  webClientSecret: "secret",
};
const clerk = {
  type: "ready" as const,
  url: "http://127.0.0.1:3230",
  issuer: "http://127.0.0.1:3230",
  publishableKey: "pk_test_x",
  secretKey: "sk_test_x",
  jwtKey: "-----BEGIN PUBLIC KEY-----",
};
const convex = {
  type: "ready" as const,
  url: "http://127.0.0.1:3210",
  siteUrl: "http://127.0.0.1:3211",
  adminKey: "convex-local|0",
};

describe("what the command gets", () => {
  test("from local services", () => {
    expect(
      commandEnvironment("dev", plan({}), devPorts, { auth0, clerk, convex, auth0Secret: "hex" }),
    ).toEqual({
      STACK_MODE: "dev",
      PAGES_AUTH0_PORT: "3000",
      APP_CLERK_PORT: "3001",
      NEXT_PUBLIC_PAGES_AUTH0_URL: "http://localhost:3000",
      CONVEX_SELF_HOSTED_URL: "http://127.0.0.1:3210",
      CONVEX_SELF_HOSTED_ADMIN_KEY: "convex-local|0",
      NEXT_PUBLIC_APP_CLERK_URL: "http://localhost:3001",
      COMPARE_ORIGIN: "http://localhost:3002",
      NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
      NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      TURBO_TELEMETRY_DISABLED: "1",
      TURBO_NO_UPDATE_NOTIFIER: "1",
      NEXT_PUBLIC_CONVEX_URL: "http://127.0.0.1:3210",
      NEXT_PUBLIC_AUTH0_DOMAIN: "http://localhost:3220",
      NEXT_PUBLIC_AUTH0_CLIENT_ID: "spa",
      AUTH0_DOMAIN: "http://localhost:3220",
      AUTH0_CLIENT_ID: "web",
      AUTH0_CLIENT_SECRET: "secret",
      AUTH0_SECRET: "hex",
      APP_BASE_URL: "http://localhost:3000",
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "pk_test_x",
      NEXT_PUBLIC_CLERK_PROXY_URL: "/__clerk",
      NEXT_PUBLIC_CLERK_SIGN_IN_URL: "/sign-in",
      NEXT_PUBLIC_CLERK_SIGN_UP_URL: "/sign-up",
      CLERK_JWT_ISSUER_DOMAIN: "http://127.0.0.1:3230",
      CLERK_SECRET_KEY: "sk_test_x",
      CLERK_API_URL: "http://127.0.0.1:3230",
      CLERK_FAPI_URL: "http://127.0.0.1:3230",
      CLERK_JWT_KEY: "-----BEGIN PUBLIC KEY-----",
    });
  });

  test("from real services is what was set, and nothing that only a local one needs", () => {
    const env = commandEnvironment("dev", plan({ ...realConvex, ...realAuth0, ...realClerk }), devPorts, {
      auth0Secret: "unused",
    });
    expect(env).toMatchObject({ ...realConvex, ...realAuth0, ...realClerk });
    for (const name of ["CLERK_API_URL", "CLERK_FAPI_URL", "CLERK_JWT_KEY", "NEXT_PUBLIC_CLERK_PROXY_URL"]) {
      expect(env).not.toHaveProperty(name);
    }
  });

  test("in a test points to the test ports", () => {
    const env = commandEnvironment("test", plan({}), testPorts, { auth0, auth0Secret: "hex" });
    expect(env).toMatchObject({
      STACK_MODE: "test",
      PAGES_AUTH0_PORT: "4000",
      APP_BASE_URL: "http://localhost:4000",
      NEXT_PUBLIC_APP_CLERK_URL: "http://localhost:4001",
    });
  });
});

describe("what a local Convex deployment trusts", () => {
  test("local providers, as they said", () => {
    expect(deploymentEnvironment(plan({}), { auth0, clerk })).toEqual({
      AUTH0_DOMAIN: "http://localhost:3220",
      AUTH0_SPA_CLIENT_ID: "spa",
      AUTH0_WEB_CLIENT_ID: "web",
      CLERK_JWT_ISSUER_DOMAIN: "http://127.0.0.1:3230",
    });
  });

  test("real providers, as they are configured", () => {
    expect(deploymentEnvironment(plan({ ...realAuth0, ...realClerk }), {})).toEqual({
      AUTH0_DOMAIN: "example.eu.auth0.com",
      AUTH0_SPA_CLIENT_ID: "spa-client-0123456789",
      AUTH0_WEB_CLIENT_ID: "web-client-0123456789",
      CLERK_JWT_ISSUER_DOMAIN: "https://happy-otter-12.clerk.accounts.dev",
    });
  });
});

test("what could reach a real service is dropped, and nothing else", () => {
  const env = {
    ...realConvex,
    ...realAuth0,
    ...realClerk,
    CONVEX_DEPLOY_KEY: "prod:key",
    CI: "true",
    NEXT_PUBLIC_OTHER: "kept",
  };
  expect(withoutServiceVariables(env)).toEqual({ CI: "true", NEXT_PUBLIC_OTHER: "kept" });
});
