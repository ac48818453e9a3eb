import { defineConfig } from "vitest/config";

// Each starter is installed, built and checked as a whole: minutes, and none of the everyday checks.
export default defineConfig({
  test: {
    include: ["slow/**/*.test.ts"],
    testTimeout: 40 * 60_000,
    // Removing a clone with all of its packages takes longer than a hook may on a busy disk.
    hookTimeout: 5 * 60_000,
    fileParallelism: false,
  },
});
