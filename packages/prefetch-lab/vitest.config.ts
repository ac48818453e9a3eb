import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    environment: "happy-dom",
    // The files share what they load, and hold no state in it: anew for each file it took three times as long.
    isolate: false,
    // The deployment runs in the same process, and its origin is not the page's.
    environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
    restoreMocks: true,
    setupFiles: ["@repo/ui/testing/setup"],
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
