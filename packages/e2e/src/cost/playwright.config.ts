import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import base from "../../playwright.config";
import type { Options } from "../fixtures";

// The journeys as they are, with a report of what they cost.
export default defineConfig<Options>({
  ...base,
  testDir: "..",
  snapshotPathTemplate: fileURLToPath(new URL("../pictures/__pictures__/{arg}{ext}", import.meta.url)),
  outputDir: fileURLToPath(new URL("../../.results/cost", import.meta.url)),
  reporter: [["list"], ["./reporter.ts"]],
});
