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
  headers: async () => securityHeaders(security, "any"),
  typescript: { tsconfigPath: phase === PHASE_DEVELOPMENT_SERVER ? "tsconfig.json" : "tsconfig.build.json" },
  experimental: {
    // Convex's package.json says that a module of which nothing is used can go; the one beside its modules, which bundlers
    // read, does not, and Clerk's says nothing. What a deployment alone needs, and what Clerk has for organizations and
    // payments, is some 6 kB. Not `@clerk/react`: Clerk's components get their React from it as it loads.
    optimizePackageImports: ["convex", "@clerk/shared"],
    // For `forbidden()`.
    authInterrupts: true,
    // What a server renders anew stays in its memory. On disk it would outlive its build: the next one, put back from
    // turbo's cache beside it, would serve pages whose scripts are gone.
    isrFlushToDisk: false,
  },
  // Browsers ask for it where they see no page's <link>, and write a 404 on the console.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
});
