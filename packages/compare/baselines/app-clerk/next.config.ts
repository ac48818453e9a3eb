import type { NextConfig } from "next";

// The maps say which package each byte of the browser's JavaScript is of.
export default { poweredByHeader: false, productionBrowserSourceMaps: true } satisfies NextConfig;
