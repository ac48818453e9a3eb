import { beforeEach, expect, test, vi } from "vitest";

beforeEach(() => vi.resetModules());

test("a complete environment passes", async () => {
  await expect(import("./check-env")).resolves.toBeDefined();
});

test("every variable that is missing or malformed is named, with what it is and where to find it", async () => {
  vi.stubEnv("NEXT_PUBLIC_CONVEX_URL", "");
  vi.stubEnv("AUTH0_CLIENT_ID", undefined);
  vi.stubEnv("AUTH0_SECRET", "short");
  await expect(import("./check-env")).rejects.toThrow(
    /NEXT_PUBLIC_CONVEX_URL: The Convex deployment\. .*\n.*AUTH0_CLIENT_ID: The regular .*\n.*AUTH0_SECRET: It must be 64 hex/,
  );
});

// only: both
test("what may be missing may be empty, as in a copy of .env.example", async () => {
  vi.stubEnv("COMPARE_ORIGIN", "");
  const { env } = await import("./env");
  expect(env.COMPARE_ORIGIN).toBeUndefined();
  await expect(import("./check-env")).resolves.toBeDefined();
});
// only: end
