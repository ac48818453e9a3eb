import react from "@vitejs/plugin-react";
import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** The files that put something in the place of a module: another file would get it as well. */
const mocking = readdirSync(new URL("src", import.meta.url), { recursive: true, encoding: "utf8" })
  .map((file) => `src/${file}`)
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) => readFileSync(new URL(file, import.meta.url), "utf8").includes("vi.mock("));

export default defineConfig({
  plugins: [react()],
  test: {
    environment: "happy-dom",
    restoreMocks: true,
    unstubGlobals: true,
    setupFiles: ["@repo/ui/testing/setup"],
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
    projects: [
      { extends: true, test: { name: "mocking", include: mocking } },
      {
        extends: true,
        // They share what they load, and hold no state in it: anew for each file it took four times as long.
        test: { name: "sharing", include: ["src/**/*.test.{ts,tsx}"], exclude: mocking, isolate: false },
      },
    ],
  },
});
