import "./log-file";
import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import base from "../../playwright.config";
import { apps } from "../apps/index"; // only: both
import type { Options } from "../fixtures";
import { realApps } from "./real-apps";

if (realApps.length === 0) {
  throw new Error(
    "No identity provider is configured, so there is nothing real to run against: see .env.example. " +
      "The journeys with local services are: npx -y pnpm@12.21.0 e2e",
  );
}

const names = new Set(realApps.map(({ name }) => name));
if (realApps.length === apps.length) names.add("both"); // only: both

const results = (path: string) => fileURLToPath(new URL(`../../.results/real/${path}`, import.meta.url));
const { launchOptions, ...use } = base.use ?? {};

// The same journeys, by the same servers, against the services that are configured. What needs a local service's
// controls ends at the first of them, and the report says so.
export default defineConfig<Options>({
  ...base,
  testDir: "..",
  outputDir: results("traces"),
  reporter: [["list"], ["./reporter.ts"]],
  globalSetup: "./setup.ts",
  // Providers count what one address asks of them.
  workers: 2,
  // What is compared with pictures shows the sample users.
  projects: base.projects
    ?.filter(({ name = "" }) => names.has(name))
    .map((project) => ({ ...project, testIgnore: [project.testIgnore ?? [], "pictures/**"].flat() })),
  webServer: [base.webServer ?? []].flat().filter(({ name = "" }) => names.has(name)),
  use: {
    ...use,
    launchOptions: {
      ...launchOptions,
      // A real service is not on this machine.
      args: launchOptions?.args?.filter((argument) => !argument.startsWith("--host-resolver-rules")),
    },
  },
});
