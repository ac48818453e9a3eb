import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    // Every test makes an RSA key; a busy machine must not turn that into a failure.
    testTimeout: 60_000,
    // Imports next/… without file endings, which only a bundler resolves.
    server: { deps: { inline: [/@clerk\/nextjs/] } },
  },
});
