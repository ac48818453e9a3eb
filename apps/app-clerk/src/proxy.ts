import { clerkMiddleware } from "@clerk/nextjs/server";
import { contentSecurityPolicy } from "@repo/convex-next/security-headers";
import { NextResponse } from "next/server";
import { env } from "./env";
import { security } from "./security";

/** Pages under the matcher's paths that are static files all the same: nobody could put a nonce into them. */
const STATIC = new Set(["/prefetch", "/prefetch/rows/static"]);

/**
 * Keeps the session cookie fresh where the server reads it; it protects nothing. Pages ask for a login themselves,
 * and the data functions decide who may see what. With a local Clerk instance it also carries the browser's requests
 * to it. A page that is rendered for this request gets a nonce for its inline scripts.
 */
export const proxy = clerkMiddleware(
  (_auth, request) => {
    if (STATIC.has(request.nextUrl.pathname)) return undefined;
    const policy = contentSecurityPolicy(security, { nonce: crypto.randomUUID() });
    const headers = new Headers(request.headers);
    // Next.js reads the nonce from here.
    headers.set("Content-Security-Policy", policy);
    return NextResponse.next({ request: { headers }, headers: { "Content-Security-Policy": policy } });
  },
  {
    frontendApiProxy: { enabled: env.CLERK_FAPI_URL !== undefined },
    ...(env.CLERK_JWT_KEY && { jwtKey: env.CLERK_JWT_KEY }),
  },
);

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
