import { describe, expect, test } from "vitest";
import { clerk as sample } from "#testing/samples/clerk";
import { inspectService } from "../plan";
import { clerk } from "./clerk";

function problems(env: Record<string, string>): string {
  const state = inspectService(clerk, env);
  return state.source === "invalid" ? state.problems.join("\n") : "";
}

test("an issuer alone does not configure it", () => {
  expect(problems({ CLERK_JWT_ISSUER_DOMAIN: "https://example.clerk.accounts.dev" })).toContain(
    "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are missing",
  );
});

describe("the issuer", () => {
  test("is read from the publishable key", () => {
    expect(inspectService(clerk, sample.real)).toMatchObject({ values: sample.trusted });
  });

  test("is what was set, if it was", () => {
    const CLERK_JWT_ISSUER_DOMAIN = "https://clerk.example.com";
    expect(inspectService(clerk, { ...sample.real, CLERK_JWT_ISSUER_DOMAIN })).toMatchObject({
      values: { CLERK_JWT_ISSUER_DOMAIN },
    });
  });
});

describe("a malformed variable", () => {
  test.each([
    ["NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "pk_test_bm90IGEgaG9zdA=="],
    ["NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "sk_test_abc"],
    ["CLERK_SECRET_KEY", "pk_test_abc"],
    ["CLERK_JWT_ISSUER_DOMAIN", "http://clerk.example.com"],
  ])("%s=%s is a problem that says what it must be", (name, value) => {
    expect(problems({ ...sample.real, [name]: value })).toContain(`${name} is malformed. It must be `);
  });
});
