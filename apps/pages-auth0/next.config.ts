import { securityHeaders } from "@repo/convex-next/security-headers";
import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";
// First: a missing or malformed variable stops the build, by name.
import "./src/check-env";
import { env } from "./src/env"; // only: both
import { security } from "./src/security";

export default (phase: string): NextConfig => ({
  poweredByHeader: false,
  env: { COMPARE_ORIGIN: env.COMPARE_ORIGIN }, // only: both
  // only: both
  // Which package each byte of the browser's JavaScript is of. What is deployed has no maps.
  productionBrowserSourceMaps: env.COMPARE_ORIGIN !== undefined,
  // only: end
  headers: async () => securityHeaders(security, "none"),
  experimental: {
    // Its inline script differs from build to build; without it the policy needs no inline script at all.
    turbopackSharedRuntime: false,
    // What a server renders anew stays in its memory. On disk it would outlive its build: the next one, put back from
    // turbo's cache beside it, would serve pages whose scripts are gone.
    isrFlushToDisk: false,
  },
  typescript: { tsconfigPath: phase === PHASE_DEVELOPMENT_SERVER ? "tsconfig.json" : "tsconfig.build.json" },
});
