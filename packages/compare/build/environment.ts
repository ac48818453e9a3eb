import { defaultEnvironment, type SiteEnvironment } from "../src/site/environment.ts";

/** Where the apps answer, as the stack hands it out to `dev` and to builds; without a stack, as `dev` would. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): SiteEnvironment {
  return {
    "pages-auth0": env.NEXT_PUBLIC_PAGES_AUTH0_URL || defaultEnvironment["pages-auth0"],
    "app-clerk": env.NEXT_PUBLIC_APP_CLERK_URL || defaultEnvironment["app-clerk"],
    compare: env.COMPARE_ORIGIN || defaultEnvironment.compare,
    deployment: env.NEXT_PUBLIC_CONVEX_URL || defaultEnvironment.deployment,
  };
}
