import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    restoreMocks: true,
    clearMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    // For src/env.ts. Nothing is contacted.
    env: {
      NEXT_PUBLIC_CONVEX_URL: "http://127.0.0.1:1",
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "pk_test_unit",
      CLERK_SECRET_KEY: "sk_test_unit",
    },
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
