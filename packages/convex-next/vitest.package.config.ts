import { defineConfig } from "vitest/config";

/** The package as somebody else installs it: two production builds, which takes minutes. */
export default defineConfig({
  test: {
    include: ["test/package/**/*.test.ts"],
    hookTimeout: 240_000,
    testTimeout: 60_000,
    // Their environment is Next's and the deployment's, not a page's.
    environment: "node",
  },
});
