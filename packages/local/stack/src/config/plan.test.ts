import { describe, expect, test } from "vitest";
import { realAuth0, realClerk, realConvex } from "../testing/environments";
import { planServices } from "./plan";

/** The problems of an environment, as one text. */
function problems(env: Record<string, string>): string {
  const result = planServices(env);
  return result.ok ? "" : result.problems.join("\n");
}

function without(env: Record<string, string>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

describe("service by service", () => {
  test("nothing set: everything is local", () => {
    expect(planServices({ PATH: "/bin" })).toEqual({
      ok: true,
      plan: { convex: { source: "local" }, auth0: { source: "local" }, clerk: { source: "local" } },
    });
  });

  test("everything set: everything is real, with the values that were set", () => {
    const result = planServices({ ...realConvex, ...realAuth0, ...realClerk });
    expect(result).toMatchObject({
      ok: true,
      plan: {
        convex: { source: "real", values: realConvex },
        auth0: { source: "real", values: realAuth0 },
        clerk: { source: "real", values: realClerk },
      },
    });
  });

  test.each([
    ["Auth0", realAuth0, "auth0"],
    ["Clerk", realClerk, "clerk"],
  ] as const)("real %s works with a local Convex", (_title, env, name) => {
    const result = planServices(env);
    expect(result).toMatchObject({ ok: true, plan: { convex: { source: "local" } } });
    expect(result.ok && result.plan[name].source).toBe("real");
  });
});

describe("half configured", () => {
  test("names what is missing, what is set, and both remedies", () => {
    expect(problems(without(realAuth0, "AUTH0_CLIENT_SECRET", "AUTH0_SECRET"))).toBe(
      "Auth0 is half configured: AUTH0_CLIENT_SECRET and AUTH0_SECRET are missing. " +
        "Set them in .env.local, or remove the others (NEXT_PUBLIC_AUTH0_DOMAIN, NEXT_PUBLIC_AUTH0_CLIENT_ID, " +
        "AUTH0_DOMAIN, AUTH0_CLIENT_ID and APP_BASE_URL) to use the local one.",
    );
  });

  test.each(Object.keys(realAuth0))("Auth0 without %s", (name) => {
    expect(problems(without(realAuth0, name))).toContain(
      `Auth0 is half configured: ${name} is missing. Set it`,
    );
  });

  test.each(Object.keys(realClerk))("Clerk without %s", (name) => {
    expect(problems(without(realClerk, name))).toContain(`Clerk is half configured: ${name} is missing.`);
  });

  test("an issuer alone does not configure Clerk", () => {
    expect(problems({ CLERK_JWT_ISSUER_DOMAIN: "https://example.clerk.accounts.dev" })).toContain(
      "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are missing",
    );
  });

  test("reports all services at once", () => {
    const text = problems({ AUTH0_DOMAIN: "example.eu.auth0.com", CLERK_SECRET_KEY: "sk_test_abc" });
    expect(text).toContain("Auth0 is half configured");
    expect(text).toContain("Clerk is half configured");
  });
});

describe("a real Convex deployment", () => {
  test.each([
    ["Auth0 and Clerk", {}],
    ["Clerk", realAuth0],
    ["Auth0", realClerk],
  ])("is refused with a local %s, because it cannot reach localhost", (local, env) => {
    const text = problems({ ...realConvex, ...env });
    expect(text).toContain(`but ${local} would be local`);
    expect(text).toContain("cannot reach localhost");
  });
});

describe("Clerk's issuer", () => {
  test("is read from the publishable key", () => {
    expect(planServices(realClerk)).toMatchObject({
      plan: { clerk: { values: { CLERK_JWT_ISSUER_DOMAIN: "https://happy-otter-12.clerk.accounts.dev" } } },
    });
  });

  test("is what was set, if it was", () => {
    const CLERK_JWT_ISSUER_DOMAIN = "https://clerk.example.com";
    expect(planServices({ ...realClerk, CLERK_JWT_ISSUER_DOMAIN })).toMatchObject({
      plan: { clerk: { values: { CLERK_JWT_ISSUER_DOMAIN } } },
    });
  });
});

describe("a malformed variable", () => {
  test.each([
    ["NEXT_PUBLIC_CONVEX_URL", "happy-otter-123"],
    ["NEXT_PUBLIC_CONVEX_URL", "https://happy-otter-123.convex.site"],
    ["NEXT_PUBLIC_AUTH0_DOMAIN", "not a domain"],
    ["AUTH0_SECRET", "too-short"],
    ["AUTH0_SECRET", "g".repeat(64)],
    ["APP_BASE_URL", "localhost:3000"],
    ["NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "pk_test_bm90IGEgaG9zdA=="],
    ["NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "sk_test_abc"],
    ["CLERK_SECRET_KEY", "pk_test_abc"],
    ["CLERK_JWT_ISSUER_DOMAIN", "http://clerk.example.com"],
  ])("%s=%s is a problem that says what it must be", (name, value) => {
    const env = { ...realConvex, ...realAuth0, ...realClerk, [name]: value };
    expect(problems(env)).toContain(`${name} is malformed. It must be `);
  });

  test("never shows a secret", () => {
    expect(problems({ ...realAuth0, AUTH0_SECRET: "hunter2" })).not.toContain("hunter2");
  });

  test("two tenants are a problem", () => {
    expect(problems({ ...realAuth0, AUTH0_DOMAIN: "other.eu.auth0.com" })).toContain("differ");
  });
});
