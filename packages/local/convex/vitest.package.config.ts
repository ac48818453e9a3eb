import { defineConfig } from "vitest/config";

/** The package as somebody else installs it. It builds into `dist`, so no other test may. */
export default defineConfig({
  test: {
    include: ["test/package/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".results/package.json" }]],
    // What it waits for are other processes, on a machine that may have other things to do.
    hookTimeout: 240_000,
    testTimeout: 120_000,
  },
});
