import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    // The lifecycle tests start whole stacks: slow on a busy machine, and never decided by time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
