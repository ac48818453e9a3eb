import { describe, expect, test } from "vitest";
import { checkSecrets, secrets } from "./secrets";

const set: Record<string, string> = {
  ...Object.fromEntries(
    secrets
      .filter(({ name }) => name.startsWith("VERCEL_PROJECT_ID_"))
      .map(({ name }, index) => [name, `prj_${index}abc`]),
  ),
  CONVEX_DEPLOY_KEY: "prod:happy-otter-123|eyJ2",
  CONVEX_PREVIEW_DEPLOY_KEY: "preview:team:project|eyJ2",
  VERCEL_TOKEN: "token",
  VERCEL_ORG_ID: "team_abc",
};

test.each(["production", "preview"] as const)("all that are needed are enough for %s", (kind) => {
  expect(checkSecrets(kind, set)).toEqual({ ready: true, missing: [], wrong: [] });
});

test("a missing one is no failure: a sentence says what it is and where it goes", () => {
  const { ready, missing, wrong } = checkSecrets("production", { ...set, VERCEL_TOKEN: "" });
  expect(ready).toBe(false);
  expect(wrong).toEqual([]);
  expect(missing).toEqual([
    "VERCEL_TOKEN is not set, so nothing is deployed. Deploys to Vercel. Find it at Vercel → Account Settings → Tokens, and set it at GitHub → Settings → Secrets and variables → Actions.",
  ]);
});

test("a pull request needs no key of production, and production none of previews", () => {
  expect(checkSecrets("preview", { ...set, CONVEX_DEPLOY_KEY: undefined }).ready).toBe(true);
  expect(checkSecrets("production", { ...set, CONVEX_PREVIEW_DEPLOY_KEY: undefined }).ready).toBe(true);
});

describe("a wrong one", () => {
  test.each([
    ["production", "CONVEX_DEPLOY_KEY", "preview:team:project|eyJ2"],
    ["production", "CONVEX_DEPLOY_KEY", "dev:happy-otter-123|eyJ2"],
    ["preview", "CONVEX_PREVIEW_DEPLOY_KEY", "prod:happy-otter-123|eyJ2"],
    ["preview", "CONVEX_PREVIEW_DEPLOY_KEY", "preview:happy-otter-123|eyJ2"],
    ["production", "VERCEL_ORG_ID", "my team"],
  ] as const)("of %s, %s=%s, stops it with what it must be, and is not shown", (kind, name, value) => {
    const { ready, wrong } = checkSecrets(kind, { ...set, [name]: value });
    expect(ready).toBe(false);
    expect(wrong).toEqual([expect.stringContaining(`${name} is wrong: it must `)]);
    expect(wrong[0]).not.toContain(value);
  });
});
