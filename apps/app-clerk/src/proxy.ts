import { clerkMiddleware } from "@clerk/nextjs/server";
import { env } from "./env";

/**
 * Keeps the session cookie fresh where the server reads it; it protects nothing. Pages ask for a login themselves,
 * and the data functions decide who may see what. With a local Clerk instance it also carries the browser's requests
 * to it.
 */
export const proxy = clerkMiddleware({
  frontendApiProxy: { enabled: env.CLERK_FAPI_URL !== undefined },
  ...(env.CLERK_JWT_KEY && { jwtKey: env.CLERK_JWT_KEY }),
});

export const config = {
  // The routes that call `auth()`: Clerk says so at once when one is missing here. All others, and the paths that do
  // not exist, are answered without a look at the session, so that they cannot become a redirect.
  matcher: [
    "/customers/:path*",
    "/account",
    "/prefetch/:path*",
    "/rendering/server",
    "/rendering/preloaded",
    "/__clerk/:path*",
  ],
};
