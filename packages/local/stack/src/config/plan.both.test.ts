import { expect, test } from "vitest";
import { convex } from "../testing/samples/convex";
import { planServices } from "./plan";

test("the problems of all services are reported at once", () => {
  const result = planServices({ AUTH0_DOMAIN: "example.eu.auth0.com", CLERK_SECRET_KEY: "sk_test_abc" });
  expect(result).toMatchObject({
    ok: false,
    problems: [
      expect.stringContaining("Auth0 is half configured"),
      expect.stringContaining("Clerk is half configured"),
    ],
  });
});

test("a deployment elsewhere is refused with both providers in one sentence", () => {
  expect(planServices(convex.real)).toMatchObject({
    ok: false,
    problems: [expect.stringContaining("but Auth0 and Clerk would be local")],
  });
});
