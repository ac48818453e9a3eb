import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    environment: "happy-dom",
    // The deployment runs in the same process, and its origin is not the page's.
    environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
    restoreMocks: true,
    setupFiles: ["./vitest.setup.ts"],
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
