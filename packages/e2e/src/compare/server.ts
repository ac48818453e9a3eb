import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compareOrigin } from "./environment";

/** The comparison's files, which were built before. */
export function compareServer() {
  const site = createRequire(import.meta.url).resolve("@repo/compare/package.json");
  const vite = join(dirname(createRequire(site).resolve("vite/package.json")), "bin/vite.js");
  return {
    name: "compare",
    command: `"${process.execPath}" "${vite}" preview --host localhost --port ${new URL(compareOrigin).port} --strictPort`,
    cwd: dirname(site),
    url: compareOrigin,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
  } as const;
}
