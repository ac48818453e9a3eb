import type { SecurityOptions } from "@repo/convex-next/security-headers";
import { tenantUrl } from "./auth/session-sync/tenant";
import { env } from "./env";

const tenant = new URL(tenantUrl(env.NEXT_PUBLIC_AUTH0_DOMAIN)).origin;

/** What pages of this app may load, and who may show them in a frame. */
export const security: SecurityOptions = {
  deployment: env.NEXT_PUBLIC_CONVEX_URL,
  identity: {
    connections: [tenant],
    // Silent logins of auth0-spa-js.
    frames: [tenant],
    // A person's picture is wherever the login they came with has it.
    images: [tenant, "https:"],
  },
  frameAncestor: env.COMPARE_ORIGIN, // only: both
  development: env.NODE_ENV === "development",
};
