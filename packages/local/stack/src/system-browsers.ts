/** Chromium as the system may have it, by name or path, in the order in which the journeys try them. */
export const systemBrowsers = [
  // The same browser without what a screen needs: the journeys take it less time.
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
] as const;
