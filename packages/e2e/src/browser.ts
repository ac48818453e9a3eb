import { chromium } from "@playwright/test";
import { systemBrowsers } from "@repo/stack";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The path of a Chromium: E2E_CHROMIUM_PATH, else Playwright's own, else the system's, else, as root on
 * Debian or Ubuntu, the distribution's package, which is then installed.
 *
 * @throws Error that says how to get one
 */
export function findChromium(): string {
  const chosen = process.env.E2E_CHROMIUM_PATH;
  if (chosen) {
    // Every worker asks again for what the runner has found: starting it each time took a worker half a second.
    const isFound = process.env.TEST_WORKER_INDEX !== undefined;
    if (isFound || answersVersion(chosen)) return chosen;
    throw new Error(
      `E2E_CHROMIUM_PATH names ${chosen}, which does not answer --version. Correct or unset it.`,
    );
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const browser = findSystemBrowser() ?? installFromDistribution();
  if (browser) return browser;
  throw new Error(
    "There is no Chromium for the journeys. Install one (Debian: `apt-get install chromium`; anywhere: " +
      "`npx -y pnpm@12.21.0 --filter e2e exec playwright install --no-shell chromium`), or set E2E_CHROMIUM_PATH.",
  );
}

function findSystemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return systemBrowsers
    .flatMap((name) => (name.startsWith("/") ? [name] : folders.map((folder) => join(folder, name))))
    .filter((path) => existsSync(path))
    .find(answersVersion);
}

function answersVersion(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

function installFromDistribution(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0) return undefined;
  console.log("No Chromium found: installing the distribution's with apt-get.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const aptGet = (...args: string[]) => spawnSync("apt-get", args, { stdio: "inherit", env }).status === 0;
  if (!aptGet("update")) return undefined;
  const installed = ["chromium-headless-shell", "chromium"].some((name) =>
    aptGet("install", "-y", "--no-install-recommends", name),
  );
  return installed ? findSystemBrowser() : undefined;
}
