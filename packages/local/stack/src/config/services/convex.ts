import { z } from "zod";

import { address } from "./addresses";
import { defineService } from "./service";

const webUrl = z.url({ protocol: /^https?$/ });

/** The deployment. */
export const convex = defineService({
  title: "Convex",
  row: { title: "Convex", address: "NEXT_PUBLIC_CONVEX_URL" },
  colour: "yellow",
  cli: "@repo/convex-local/cli",
  ports: {
    convex: { port: 3210, purpose: "the Convex deployment" },
    convexSite: { port: 3211, purpose: "Convex HTTP actions" },
  },
  inherited: /^(?:NEXT_PUBLIC_)?CONVEX_/,
  ready: z.object({ type: z.literal("ready"), url: address, siteUrl: address, adminKey: z.string().min(1) }),
  variables: [
    {
      name: "NEXT_PUBLIC_CONVEX_URL",
      local: ({ url }) => url,
      expected: "the deployment's URL, like https://happy-otter-123.convex.cloud",
      format: webUrl.refine((url) => !url.includes(".convex.site")),
    },
  ],
  // For `npx convex …`, which would otherwise look for a deployment in the cloud.
  localOnly: [
    { name: "CONVEX_SELF_HOSTED_URL", readByCli: true, local: ({ url }) => url },
    { name: "CONVEX_SELF_HOSTED_ADMIN_KEY", readByCli: true, local: ({ adminKey }) => adminKey },
  ],
});
