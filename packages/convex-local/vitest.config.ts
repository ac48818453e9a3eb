import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    // The client's first reconnect waits up to 1.5 s; the restart test also starts a process.
    testTimeout: 20_000,
  },
});
