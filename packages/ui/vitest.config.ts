import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    environment: "happy-dom",
    // The files share a page, which each test leaves empty: one for each file took four times as long.
    isolate: false,
    restoreMocks: true,
    // A test reads the theme as text; without this every stylesheet is empty.
    css: true,
    setupFiles: ["./src/testing/setup.ts"],
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
