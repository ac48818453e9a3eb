import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findChromium } from "../browser";

function read(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set: the smoke journeys look at an app that is deployed. ` +
      "Set SMOKE_APP to its folder's name and SMOKE_URL to its address.",
  );
}

const app = read("SMOKE_APP");
if (!existsSync(new URL(`${app}/`, import.meta.url))) {
  throw new Error(`SMOKE_APP is "${app}", which is no app of this repository: set it to its folder's name.`);
}

// Against an app that is deployed somewhere: nothing is started, and nothing of it is known but its address.
export default defineConfig({
  testDir: ".",
  // A folder named after an app holds what concerns that app alone.
  testMatch: new RegExp(String.raw`/smoke/(?:${app}/)?[^/]+\.spec\.ts$`),
  outputDir: fileURLToPath(new URL("../../.results/smoke", import.meta.url)),
  reporter: [["list"]],
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: read("SMOKE_URL"),
    screenshot: "only-on-failure",
    locale: "en-US",
    launchOptions: {
      executablePath: findChromium(),
      chromiumSandbox: process.getuid?.() !== 0,
      // A page that knows it is automated is not the page people have.
      args: ["--no-first-run", "--disable-blink-features=AutomationControlled"],
    },
  },
});
