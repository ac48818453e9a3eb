import { register as registerAggregate } from "@convex-dev/aggregate/test";
import { register as registerMigrations } from "@convex-dev/migrations/test";
import { register as registerRateLimiter } from "@convex-dev/rate-limiter/test";
import { convexTest } from "convex-test";
import { afterEach, beforeEach, vi, expect } from "vitest";
import schema from "./schema";

const modules = import.meta.glob(["./**/*.ts", "!./**/*.test.ts", "!./**/*.d.ts", "!./test.setup.ts"]);

/** This deployment's own issuers, by the variables that name them to it. */
const OWN_ISSUERS = {
  AUTH0_DOMAIN: "https://tenant.eu.auth0.com/", // only: pages-auth0
  CLERK_JWT_ISSUER_DOMAIN: "https://instance.clerk.accounts.dev", // only: app-clerk
};

/** The issuer of a login that names none. */
export const [ISSUER = "", SECOND_ISSUER = ""] = Object.values(OWN_ISSUERS);

/** Tells the deployment of its issuers, for every test of the file. */
export function withOwnIssuers() {
  beforeEach(() => {
    for (const [name, issuer] of Object.entries(OWN_ISSUERS)) vi.stubEnv(name, issuer);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
}

/** A deployment of its own, which refuses more than Convex allows in a transaction, with a function that logs in. */
export function deployment() {
  const t = convexTest({ schema, modules, transactionLimits: true });
  registerRateLimiter(t);
  registerAggregate(t, "customerCounts");
  registerMigrations(t);
  return {
    t,
    login: (
      subject: string,
      claims: { issuer?: string; name?: string; email?: string; emailVerified?: boolean } = {},
    ) => {
      const { issuer = ISSUER, ...rest } = claims;
      return t.withIdentity({ subject, issuer, tokenIdentifier: `${issuer}|${subject}`, ...rest });
    },
  };
}

/** What `run` does, and what it schedules, to the end. */
export async function withSchedules<Result>(
  { t }: ReturnType<typeof deployment>,
  run: () => Promise<Result>,
): Promise<Result> {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const result = await run();
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    return result;
  } finally {
    vi.useRealTimers();
  }
}

export const ada = { name: "Ada Lovelace", email: "ada@example.com" };

/** What a refusal with a code, and maybe for a field, is compared with. */
export const code = (expected: string, field?: string) =>
  expect.objectContaining({
    data: expect.objectContaining(field ? { code: expected, field } : { code: expected }),
  });
