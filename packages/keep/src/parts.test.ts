import { expect, test } from "vitest";
import { goneParts, partOf } from "./parts";

test.each([
  ["apps/app-clerk/src/env.ts", "app-clerk"],
  ["packages/local/auth0/src/keys.ts", "pages-auth0"],
  ["packages/e2e/src/apps/auth0-session.ts", "pages-auth0"],
  ["packages/local/stack/src/config/services/clerk.test.ts", "app-clerk"],
  ["packages/local/stack/src/config/plan.both.test.ts", "both"],
  ["packages/e2e/src/app-clerk/unverified.both.spec.ts", "both"],
  ["packages/compare/baselines/app-clerk/package.json", "both"],
  ["packages/features/src/comparison/reporter.ts", "both"],
  ["packages/keep/src/keep.ts", "both"],
  ["packages/e2e/src/pictures/__pictures__/app-clerk/home-wide-light.png", "app-clerk"],
])("%s belongs to %s", (path, part) => {
  expect(partOf(path)).toBe(part);
});

test.each([
  "packages/ui/src/index.ts",
  "packages/local/convex/src/engine/data/keys.ts",
  "packages/e2e/src/pictures/__pictures__/both/account-wide-dark.png",
  "packages/features/src/housekeeping.ts",
])("%s belongs to every starter", (path) => {
  expect(partOf(path)).toBeUndefined();
});

test("a starter has neither the other app nor what needs both", () => {
  expect(goneParts("app-clerk")).toEqual(["pages-auth0", "both"]);
});
