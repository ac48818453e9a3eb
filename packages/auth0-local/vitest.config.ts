import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    // Its imports of "next/server" and the like have no extension: a bundler resolves them, Node does not.
    server: { deps: { inline: ["@auth0/nextjs-auth0"] } },
  },
});
