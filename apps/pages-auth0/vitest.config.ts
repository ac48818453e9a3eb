import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    restoreMocks: true,
    clearMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    // For src/env.ts. Nothing is contacted.
    env: {
      NEXT_PUBLIC_CONVEX_URL: "http://127.0.0.1:1",
      NEXT_PUBLIC_AUTH0_DOMAIN: "http://localhost:1",
      NEXT_PUBLIC_AUTH0_CLIENT_ID: "spa",
      AUTH0_DOMAIN: "http://localhost:1",
      AUTH0_CLIENT_ID: "web",
      AUTH0_CLIENT_SECRET: "secret",
      AUTH0_SECRET: "0".repeat(64),
      APP_BASE_URL: "http://app.test",
    },
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
