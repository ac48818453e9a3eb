import { defineConfig } from "vitest/config";

// Each starter is installed, built and checked as a whole: minutes, and none of the everyday checks.
export default defineConfig({
  test: { include: ["slow/**/*.test.ts"], testTimeout: 40 * 60_000, fileParallelism: false },
});
