import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import type { Place } from "../servers/subjects";

const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** web-vitals as one script, then our own marks. */
const scripts = (): string =>
  [
    readFileSync(
      createRequire(import.meta.url)
        .resolve("web-vitals")
        .replace(/[^/]*$/, "web-vitals.iife.js"),
      "utf8",
    ),
    // The library is a variable of its script, and the probe is another.
    "window.webVitals ??= webVitals;",
    readFileSync(new URL("probe.js", import.meta.url), "utf8"),
  ].join("\n");

/** What every page that is measured runs first. */
export const probe = { content: scripts() };

/** The browser's path. @throws Error that says how to get one */
export function findChromium(): string {
  const chosen = process.env.E2E_CHROMIUM_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    ...(chosen ? [chosen] : []),
    chromium.executablePath(),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  const found = candidates.find(
    (path) => existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0,
  );
  if (found) return found;
  throw new Error(
    "There is no Chromium to measure with. Install one (Debian: `apt-get install chromium`), or set E2E_CHROMIUM_PATH.",
  );
}

/**
 * Starts a browser. For baselines the products' addresses lead to the baselines' servers: identity providers know the
 * products' addresses only.
 */
export function launch(baselines: readonly Place[]): Promise<Browser> {
  const rules = baselines.map(({ origin, port }) => `MAP ${new URL(origin).host} localhost:${port}`);
  return chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    // The run ends it itself, in order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      // Clerk takes a browser that knows it is automated for offline.
      "--disable-blink-features=AutomationControlled",
      ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(", ")}`] : []),
    ],
  });
}
