import type { NextConfig } from "next";
// Imported for its check: a missing or malformed variable stops the build here, by name.
import "./src/env";

export default {
  poweredByHeader: false,
} satisfies NextConfig;
