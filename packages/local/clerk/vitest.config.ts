import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    // To load the SDK and the server anew for each file takes longer than most of them to run.
    isolate: false,
    // Some tests start processes; a busy machine must not turn that into a failure.
    testTimeout: 60_000,
    // Imports next/… without file endings, which only a bundler resolves.
    server: { deps: { inline: [/@clerk\/nextjs/] } },
  },
});
