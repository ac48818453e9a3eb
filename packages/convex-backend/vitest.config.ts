import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Slow on a busy machine, and never decided by time.
    testTimeout: 120_000,
    environment: "edge-runtime",
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
