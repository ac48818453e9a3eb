import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    isolate: false,
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    testTimeout: 20_000,
  },
});
