import type { NextRequest } from "next/server";
import { authRoutes } from "./auth/server-session/routes";

/**
 * Serves the login's own routes; it protects nothing. Pages ask for a login themselves, and the data functions
 * decide who may see what.
 */
export const proxy = (request: NextRequest) => authRoutes(request);

export const config = { matcher: ["/auth/:path*"] };
