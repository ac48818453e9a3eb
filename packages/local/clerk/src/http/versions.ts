import type { Context, MiddlewareHandler } from "hono";

import { ClerkError } from "../errors";

/** The major version of clerk-js that is served, which comes with @clerk/nextjs 7. */
export const CLERK_JS_MAJOR = 6;

/** The first version of Clerk's API that these SDKs ask for. */
const OLDEST_API = "2025-11-10";

function versionRefused(what: string): ClerkError {
  return new ClerkError(400, "api_version_invalid", {
    message: "API version not supported",
    longMessage: `The local Clerk instance speaks to @clerk/nextjs 7 and the SDKs of its time, not to ${what}. Update the SDK: npx @clerk/upgrade`,
  });
}

/** @throws ClerkError (400) for a script of another major version, such as the one that @clerk/nextjs 6 loads */
export function refuseOldScript(version: string | undefined): void {
  const major = /^\d+/.exec(version ?? "")?.[0];
  if (major !== undefined && Number(major) < CLERK_JS_MAJOR) {
    throw versionRefused(`clerk-js ${major}, which @clerk/nextjs 6 and older load`);
  }
}

/** Refuses SDKs that expect other answers, by the versions that they name in the URL or in a header. */
export const onlyCurrentSdks: MiddlewareHandler = async (c: Context, next) => {
  refuseOldScript(c.req.query("_clerk_js_version"));
  const api = c.req.query("__clerk_api_version") ?? c.req.header("clerk-api-version");
  if (api !== undefined && api < OLDEST_API) {
    throw versionRefused(`one that asks for version ${api} of the API, as @clerk/nextjs 6 and older do`);
  }
  await next();
};
