import { defineConfig } from "@playwright/test";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { App } from "./src/apps/app";
import { apps } from "./src/apps/index";
import { findChromium } from "./src/browser";
import { compareServer } from "./src/compare/server";
import type { Options } from "./src/fixtures";

// Every worker loads this file again; it inherits what the first look found.
const executablePath = (process.env.E2E_CHROMIUM_PATH = findChromium());

/** What saves time where many pages are opened, each for seconds; not where it matters how fast one is. */
export const FOR_MANY_PAGES: readonly string[] = [
  // Runs scripts without the compilers that optimise what runs often: that is not worth its time here.
  "--js-flags=--no-maglev --no-turbofan",
  // All pages of a profile are of one site, localhost, and share a process, with what that has parsed and compiled.
  "--process-per-site",
];

const SERVE_APP = fileURLToPath(new URL("src/serve-app.mjs", import.meta.url));

/**
 * How long an app's server keeps a connection that is not in use, in ms. A journey asks a server again after longer than
 * Next's 5 s, and a request in the moment of closing ends in ECONNRESET.
 */
const KEEP_ALIVE = 75_000;

/** A production server of an app, which was built before. */
function server({ name, url, port }: App) {
  const app = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return {
    name,
    // Node itself, not the package manager, so that the signal reaches the server.
    command: `"${process.execPath}" "${SERVE_APP}" ${name} start --hostname localhost --port ${port} --keepAliveTimeout ${KEEP_ALIVE}`,
    cwd: dirname(app),
    url,
    reuseExistingServer: false,
    timeout: 60_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
  } as const;
}

export default defineConfig<Options>({
  testDir: "src",
  outputDir: ".results/traces",
  reporter: [["list"], ["json", { outputFile: ".results/e2e.json" }]],
  forbidOnly: true,
  retries: 0,
  // Journeys wait for half of their time, so there are more of them than cores.
  workers: Math.min(8, availableParallelism() * 2),
  fullyParallel: true,
  // Both end what hangs. Each is several times what anything takes on a slow machine with other work.
  timeout: 180_000,
  snapshotPathTemplate: "src/pictures/__pictures__/{arg}{ext}",
  expect: {
    timeout: 30_000,
    toHaveScreenshot: {
      scale: "css",
      animations: "disabled",
      caret: "hide",
      // Chromium's releases draw the edges of letters and of round corners a little differently. What a person sees
      // as changed, such as a line that is one pixel lower, is many more pixels, and further off in colour.
      threshold: 0.25,
      maxDiffPixels: 60,
    },
  },
  use: {
    // With a trace of each, the same journeys took three quarters longer. For the one that fails:
    // npx -y pnpm@12.21.0 e2e -- --trace=on <its file>
    trace: "off",
    screenshot: "only-on-failure",
    locale: "en-US",
    // What moves for as long as a page is open, such as the sign of what is live, is drawn sixty times a second: it was
    // three tenths of what a page load cost. Journeys about what moves ask for it.
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 30_000,
    launchOptions: {
      executablePath,
      // Chromium's sandbox does not start for root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        ...FOR_MANY_PAGES,
        // Letters have the same shape on every machine, whatever its settings for fonts: pages are compared with pictures.
        "--font-render-hinting=none",
        "--disable-lcd-text",
        // A page that knows it is automated is not the page people have: Clerk takes such a browser for offline.
        "--disable-blink-features=AutomationControlled",
        // A name that is not this machine's does not resolve: a request to it fails, and the test with it.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ],
    },
  },
  // A folder named after a project holds what concerns that app alone.
  projects: [
    apps.map(({ name, url }) => ({
      name,
      testIgnore: [
        "both/**", // only: both
        "compare/**", // only: both
        "services/**",
        ...apps.filter((other) => other.name !== name).map((other) => `${other.name}/**`), // only: both
      ],
      use: { appName: name, baseURL: url },
    })),
    { name: "both", testMatch: "both/**" }, // only: both
    { name: "compare", testMatch: "compare/**/*.spec.ts" }, // only: both
    // What the local services show of themselves, which is the same beside every app.
    { name: "services", testMatch: "services/**" },
  ].flat(),
  webServer: [apps.map(server), compareServer()].flat(),
});
