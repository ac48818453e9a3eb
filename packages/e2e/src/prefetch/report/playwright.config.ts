import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import base, { FOR_MANY_PAGES } from "../../../playwright.config";
import { apps } from "../../apps/index";
import type { Options } from "../../fixtures";

const { launchOptions } = base.use ?? {};
const args = launchOptions?.args?.filter((arg) => !FOR_MANY_PAGES.includes(arg));

// The journeys' configuration, with "tests" that measure instead of the journeys.
export default defineConfig<Options>({
  ...base,
  testDir: ".",
  testMatch: ["measure.ts", "lead.ts", "predictors.ts", "anatomy.ts", "frames.ts"],
  outputDir: fileURLToPath(new URL("../../../.results/prefetch-report", import.meta.url)),
  reporter: [["list"], ["./reporter.ts"]],
  workers: 1,
  fullyParallel: false,
  use: { ...base.use, trace: "off", launchOptions: { ...launchOptions, args } },
  projects: apps.map(({ name, url }) => ({ name, use: { appName: name, baseURL: url } })),
});
