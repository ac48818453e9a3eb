import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // To load the SDK and the provider anew for each file takes longer than most of them to run.
    isolate: false,
    // Some tests start processes; a busy machine must not turn that into a failure.
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    // Its imports of "next/server" and the like have no extension: a bundler resolves them, Node does not.
    server: { deps: { inline: ["@auth0/nextjs-auth0"] } },
  },
});
