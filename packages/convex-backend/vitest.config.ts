import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "edge-runtime",
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
