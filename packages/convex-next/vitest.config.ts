import react from "@vitejs/plugin-react";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    // vitest.package.config.ts has these.
    exclude: [...configDefaults.exclude, "test/package/**"],
    environment: "happy-dom",
    // The files share what they load, and hold no state in it: anew for each file it took three times as long.
    isolate: false,
    setupFiles: ["./test/setup.ts"],
    // A machine that does something else beside takes several times as long; whoever waits for nothing is not slower.
    testTimeout: 60_000,
    // The deployment runs in the same process, and its origin is not the page's.
    environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
