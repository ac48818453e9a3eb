import { expect, test } from "vitest";
import { banner } from "./banner";
import type { Plan } from "./config/plan";
import { devPorts } from "./ports/ports";
import { sampleUsers } from "./sample-users";
import { realAuth0 } from "./testing/environments";

const local: Plan = { convex: { source: "local" }, auth0: { source: "local" }, clerk: { source: "local" } };
const env = {
  NEXT_PUBLIC_CONVEX_URL: "http://127.0.0.1:3210",
  NEXT_PUBLIC_AUTH0_DOMAIN: "http://localhost:3220",
  CLERK_FAPI_URL: "http://127.0.0.1:3230",
};

test("shows where everything is and who can sign in, in a box with straight edges", () => {
  const text = banner(local, devPorts, env, sampleUsers, false);
  for (const part of [
    "http://localhost:3002",
    "http://localhost:3000",
    "http://localhost:3001",
    "http://127.0.0.1:3210",
    "http://localhost:3220/",
    "http://127.0.0.1:3230/",
    "alice@example.com",
    "bob-password",
    "Ctrl-C stops everything",
  ]) {
    expect(text).toContain(part);
  }
  expect(
    new Set(
      text
        .trimEnd()
        .split("\n")
        .map((line) => line.length),
    ).size,
  ).toBe(1);
});

test("names real services, and no sample users when nobody can use them", () => {
  const real = { source: "real" as const, values: realAuth0 };
  const text = banner({ convex: real, auth0: real, clerk: real }, devPorts, env, sampleUsers, false);
  expect(text).toContain("example.eu.auth0.com (real)");
  expect(text).not.toContain("alice");
});
