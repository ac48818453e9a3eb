import type { SecurityOptions } from "@repo/convex-next/security-headers";
import { env } from "./env";

/** The host that a publishable key names, in base64 with a "$" behind it. */
const host = Buffer.from(env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY.split("_")[2] ?? "", "base64")
  .toString()
  .replace(/\$$/, "");
/** Empty for the local instance, which is behind the app's own /__clerk. */
const instance = env.CLERK_FAPI_URL === undefined && host !== "" ? [`https://${host}`] : [];
const isReal = instance.length > 0;
/** Clerk's check for humans. */
const captcha = isReal ? ["https://challenges.cloudflare.com"] : [];

/** What pages of this app may load, and who may show them in a frame. */
export const security: SecurityOptions = {
  deployment: env.NEXT_PUBLIC_CONVEX_URL,
  identity: {
    scripts: [...instance, ...captcha],
    connections: isReal ? [...instance, "https://clerk-telemetry.com", "https://*.clerk-telemetry.com"] : [],
    frames: captcha,
    images: isReal ? ["https://img.clerk.com"] : [],
  },
  frameAncestor: env.COMPARE_ORIGIN, // only: both
  development: env.NODE_ENV === "development",
};
