import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    environment: "node",
    // The files share what they load, and hold no state in it: anew for each file it took three times as long.
    isolate: false,
    include: ["src/**/*.test.{ts,tsx}", "build/**/*.test.ts"],
    restoreMocks: true,
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
