import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    globalSetup: "src/testing/build-fixture.ts",
    // A process for each file takes longer to start than most of them to run.
    isolate: false,
    // The tests that start whole stacks wait more than they work, so several run at a time. They are slow on a busy
    // machine, and never decided by time.
    maxConcurrency: 4,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
