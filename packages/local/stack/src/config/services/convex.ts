import { z } from "zod";

import type { ConvexReady } from "#service/ready";
import type { ServiceConfig } from "./variable";

const webUrl = z.url({ protocol: /^https?$/ });

/** The deployment. */
export const convex: ServiceConfig<ConvexReady> = {
  name: "convex",
  title: "Convex",
  variables: [
    {
      name: "NEXT_PUBLIC_CONVEX_URL",
      apps: ["pages-auth0", "app-clerk"],
      local: ({ url }) => url,
      expected: "the deployment's URL, like https://happy-otter-123.convex.cloud",
      format: webUrl.refine((url) => !url.includes(".convex.site")),
    },
  ],
  // For `npx convex …`, which would otherwise look for a deployment in the cloud.
  localOnly: [
    { name: "CONVEX_SELF_HOSTED_URL", local: ({ url }) => url },
    { name: "CONVEX_SELF_HOSTED_ADMIN_KEY", local: ({ adminKey }) => adminKey },
  ],
};
