import { convexTest } from "convex-test";
import { afterEach, beforeEach, vi, expect } from "vitest";
import schema from "./schema";

const modules = import.meta.glob(["./**/*.ts", "!./**/*.test.ts", "!./**/*.d.ts", "!./test.setup.ts"]);

export const AUTH0 = "https://tenant.eu.auth0.com/";
export const CLERK = "https://instance.clerk.accounts.dev";

/** Makes AUTH0 and CLERK this deployment's own issuers, for every test of the file. */
export function withOwnIssuers() {
  beforeEach(() => {
    vi.stubEnv("AUTH0_DOMAIN", "tenant.eu.auth0.com");
    vi.stubEnv("CLERK_JWT_ISSUER_DOMAIN", CLERK);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
}

/** A deployment of its own, with a function that logs in. */
export function deployment() {
  const t = convexTest(schema, modules);
  return {
    t,
    login: (
      subject: string,
      claims: { issuer?: string; name?: string; email?: string; emailVerified?: boolean } = {},
    ) => {
      const { issuer = AUTH0, ...rest } = claims;
      return t.withIdentity({ subject, issuer, tokenIdentifier: `${issuer}|${subject}`, ...rest });
    },
  };
}

export const ada = { name: "Ada Lovelace", email: "ada@example.com" };

/** What a refusal with a code, and maybe for a field, is compared with. */
export const code = (expected: string, field?: string) =>
  expect.objectContaining({
    data: expect.objectContaining(field ? { code: expected, field } : { code: expected }),
  });
