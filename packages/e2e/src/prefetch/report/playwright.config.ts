import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import base, { NO_LONG_RUN } from "../../../playwright.config";
import { apps } from "../../apps/index";
import type { Options } from "../../fixtures";

const { launchOptions } = base.use ?? {};
const args = launchOptions?.args?.filter((arg) => arg !== NO_LONG_RUN);

// The journeys' configuration, with "tests" that measure instead of the journeys.
export default defineConfig<Options>({
  ...base,
  testDir: ".",
  testMatch: ["measure.ts", "anatomy.ts", "frames.ts"],
  outputDir: fileURLToPath(new URL("../../../.results/prefetch-report", import.meta.url)),
  reporter: [["list"], ["./reporter.ts"]],
  workers: 1,
  fullyParallel: false,
  use: { ...base.use, trace: "off", launchOptions: { ...launchOptions, args } },
  projects: apps.map(({ name, url }) => ({ name, use: { appName: name, baseURL: url } })),
});
