import { beforeEach, expect, test, vi } from "vitest";

beforeEach(() => vi.resetModules());

test("a key of another kind is refused by name, and a missing one once", async () => {
  vi.stubEnv("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "sk_test_unit");
  vi.stubEnv("CLERK_SECRET_KEY", "");
  await expect(import("./check-env")).rejects.toThrow(
    /^The environment is not complete:\n {2}NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: A publishable key .*\n {2}CLERK_SECRET_KEY: The Clerk instance's secret/,
  );
  vi.resetModules();
  vi.stubEnv("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", undefined);
  await expect(import("./check-env")).rejects.toThrow(
    /PUBLISHABLE_KEY: The Clerk instance\. .*\n {2}CLERK_SECRET_KEY/,
  );
});
