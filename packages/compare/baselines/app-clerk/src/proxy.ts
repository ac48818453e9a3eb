import { clerkMiddleware } from "@clerk/nextjs/server";

// The local instance is reached through the app itself.
export const proxy = clerkMiddleware({
  frontendApiProxy: { enabled: process.env.CLERK_FAPI_URL !== undefined },
});

export const config = {
  matcher: ["/((?!_next|.*\\.(?:css|js|png|svg|ico)$).*)", "/__clerk/:path*"],
};
