import { describe, expect, test } from "vitest";
import { auth0 as sample } from "#testing/samples/auth0";
import { without } from "#testing/samples/index";
import { inspectService } from "../plan";
import { auth0 } from "./auth0";

function problems(env: Record<string, string>): string {
  const state = inspectService(auth0, env);
  return state.source === "invalid" ? state.problems.join("\n") : "";
}

test("half configured it names what is missing, what is set, and both remedies", () => {
  expect(problems(without(sample.real, "AUTH0_CLIENT_SECRET", "AUTH0_SECRET"))).toBe(
    "Auth0 is half configured: AUTH0_CLIENT_SECRET and AUTH0_SECRET are missing. " +
      "Set them in .env.local, or remove the others (NEXT_PUBLIC_AUTH0_DOMAIN, NEXT_PUBLIC_AUTH0_CLIENT_ID, " +
      "AUTH0_DOMAIN, AUTH0_CLIENT_ID and APP_BASE_URL) to use the local one.",
  );
});

describe("a malformed variable", () => {
  test.each([
    ["NEXT_PUBLIC_AUTH0_DOMAIN", "not a domain"],
    ["AUTH0_SECRET", "too-short"],
    ["AUTH0_SECRET", "g".repeat(64)],
    ["APP_BASE_URL", "localhost:3000"],
  ])("%s=%s is a problem that says what it must be", (name, value) => {
    expect(problems({ ...sample.real, [name]: value })).toContain(`${name} is malformed. It must be `);
  });

  test("never shows a secret", () => {
    expect(problems({ ...sample.real, AUTH0_SECRET: "hunter2" })).not.toContain("hunter2");
  });
});

test("two tenants are a problem", () => {
  expect(problems({ ...sample.real, AUTH0_DOMAIN: "other.eu.auth0.com" })).toContain("differ");
});
