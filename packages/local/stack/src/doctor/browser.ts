import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isGone } from "@repo/local-kit/errors";
import { systemBrowsers } from "../system-browsers";
import type { Check } from "./check";

/** The browser of the end-to-end journeys, looked for in the order in which they look for it. */
export function checkBrowser(env: NodeJS.ProcessEnv): Check {
  const subject = "Browser";
  const chosen = env.E2E_CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== "") {
    return existsSync(chosen)
      ? { subject, status: "ok", found: `${chosen} (E2E_CHROMIUM_PATH)` }
      : {
          subject,
          status: "problem",
          found: `E2E_CHROMIUM_PATH names ${chosen}, which does not exist. Correct or unset it.`,
        };
  }
  const found = playwrightChromium(env) ?? systemBrowsers.find(answersVersion);
  return found === undefined
    ? {
        subject,
        status: "note",
        found:
          "No Chromium found. On Debian as root the journeys install one; elsewhere install Chromium or Chrome, or set E2E_CHROMIUM_PATH.",
      }
    : { subject, status: "ok", found };
}

/** https://playwright.dev/docs/browsers#managing-browser-binaries */
function playwrightChromium(env: NodeJS.ProcessEnv): string | undefined {
  const caches = process.platform === "darwin" ? "Library/Caches" : ".cache";
  const directory = env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), caches, "ms-playwright");
  try {
    const name = readdirSync(directory).find((entry) => /^chromium-\d+$/.test(entry));
    return name === undefined ? undefined : join(directory, name);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function answersVersion(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 10_000 }).status === 0;
}
