import type { NextConfig } from "next";

export default { bundlePagesRouterDependencies: true } satisfies NextConfig;
