import { CLERK_JS_MAJOR } from "./http/versions";
import type { RunningInstance } from "./index";

/**
 * The environment of a Next.js app as Clerk's quickstart leaves it, which has no proxy of its own: its browser asks the
 * instance directly and signs in on the instance's own pages.
 */
export function variables({ url, publishableKey, secretKey }: RunningInstance): Record<string, string> {
  return {
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_SECRET_KEY: secretKey,
    CLERK_API_URL: url,
    NEXT_PUBLIC_CLERK_PROXY_URL: url,
    NEXT_PUBLIC_CLERK_JS_URL: `${url}/npm/@clerk/clerk-js@${CLERK_JS_MAJOR}/dist/clerk.browser.js`,
    NEXT_PUBLIC_CLERK_UI_URL: `${url}/npm/@clerk/ui@1/dist/ui.browser.js`,
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: `${url}/sign-in`,
    NEXT_PUBLIC_CLERK_SIGN_UP_URL: `${url}/sign-up`,
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: "1",
  };
}
