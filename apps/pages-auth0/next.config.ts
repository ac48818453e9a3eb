import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";
// Imported for its check: a missing or malformed variable stops the build here, by name.
import "./src/env";

export default (phase: string): NextConfig => ({
  poweredByHeader: false,
  typescript: { tsconfigPath: phase === PHASE_DEVELOPMENT_SERVER ? "tsconfig.json" : "tsconfig.build.json" },
});
