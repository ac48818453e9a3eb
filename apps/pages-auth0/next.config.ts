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
    // Convex's package.json says that a module of which nothing is used can go; the one beside its modules, which bundlers
    // read, does not. What a deployment alone needs (schemas, validators, cron jobs) is some 3 kB. This also has the server
    // bundle Convex; what uses its hooks has to be with it, or there are two of them, each with a context of its own.
    optimizePackageImports: ["convex", "convex-helpers"],
    // Its inline script differs from build to build; without it the policy needs no inline script at all.
    turbopackSharedRuntime: false,
    // What a server renders anew stays in its memory. On disk it would outlive its build: the next one, put back from
    // turbo's cache beside it, would serve pages whose scripts are gone.
    isrFlushToDisk: false,
  },
  typescript: { tsconfigPath: phase === PHASE_DEVELOPMENT_SERVER ? "tsconfig.json" : "tsconfig.build.json" },
});
