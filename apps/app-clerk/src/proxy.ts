import { clerkMiddleware } from "@clerk/nextjs/server";
import { env } from "./env";

/**
 * Keeps the session cookie fresh; it protects nothing. Pages ask for a login themselves, and the data functions
 * decide who may see what. With a local Clerk instance it also carries the browser's requests to it.
 */
export const proxy = clerkMiddleware({
  frontendApiProxy: { enabled: env.CLERK_FAPI_URL !== undefined },
  ...(env.CLERK_JWT_KEY && { jwtKey: env.CLERK_JWT_KEY }),
});

export const config = {
  matcher: [
    // Everything but Next's own files and static files, unless they are in a query.
    "/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)",
    "/(api|trpc)(.*)",
    "/__clerk/(.*)",
  ],
};
