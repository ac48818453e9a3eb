import { clerkMiddleware } from "@clerk/nextjs/server";
import { isForeignRequest } from "@repo/convex-next/same-origin";
import { contentSecurityPolicy } from "@repo/convex-next/security-headers";
import { type NextFetchEvent, NextRequest, NextResponse } from "next/server";
import { isMalformedAction } from "./api/malformed-action";
import { isClerkPage } from "./auth/clerk-pages";
import { isMalformedPath } from "./auth/malformed-path";
import { hasWrongClock, withoutSession } from "./auth/server-clock";
import { env } from "./env";
import { security } from "./security";

/** Pages under the matcher's paths that are static files all the same: nobody could put a nonce into them. */
const STATIC = new Set(["/customers/new", "/prefetch", "/prefetch/rows/static"]);

/**
 * Keeps the session cookie fresh where the server reads it; it protects nothing. Pages ask for a login themselves, in
 * the browser, and the data functions decide who may see what. With a local Clerk instance it also carries the
 * browser's requests to it. A page that is rendered for this request gets a nonce for its inline scripts.
 */
const withSession = clerkMiddleware(
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

/** Where Clerk's answer to a handshake comes, as a search param and as a cookie. */
const HANDSHAKE = "__clerk_handshake";

/**
 * Clerk's SDK throws at an answer that is not its instance's, which Next shows as a bare 500. The page is there without
 * it. Clerk itself ends a handshake that it would begin again and again.
 */
async function withoutForgedHandshake(request: NextRequest, event: NextFetchEvent) {
  try {
    return await withSession(request, event);
  } catch (error) {
    const url = request.nextUrl.clone();
    if (!url.searchParams.has(HANDSHAKE) && !request.cookies.has(HANDSHAKE)) throw error;
    const reason = error instanceof Error ? error.message : error;
    console.error("What came back as Clerk's answer is none of this instance's:", reason);
    url.searchParams.delete(HANDSHAKE);
    const answer = NextResponse.redirect(url);
    answer.cookies.delete(HANDSHAKE);
    return answer;
  }
}

/** A path of no page: Next renders `not-found` for it. */
const NO_PAGE = "/no-such-page";

export async function proxy(request: NextRequest, event: NextFetchEvent) {
  const { pathname } = request.nextUrl;
  // Next.js refuses a foreign page's Server Action too, as an error of the server with a stack in the log.
  if (request.method === "POST" && isForeignRequest((name) => request.headers.get(name))) {
    return new NextResponse("Only this app's own pages may change something here.\n", { status: 403 });
  }
  if (isMalformedPath(pathname)) return NextResponse.rewrite(new URL(NO_PAGE, request.url));
  // Not of the instance's own API, which is behind the same proxy.
  if (pathname.startsWith("/__clerk/")) return withSession(request, event);
  const isAction = request.method === "POST" && !pathname.startsWith("/api/");
  if (isAction && (await isMalformedAction(request))) {
    return new NextResponse("This is no Server Action of this app's pages.\n", { status: 400 });
  }
  // They are here for their malformed paths and for actions; a page on the way to the login is never redirected.
  if (!isAction && isClerkPage(pathname)) return NextResponse.next();
  const cookies = request.cookies.getAll();
  if (!hasWrongClock(cookies)) return withoutForgedHandshake(request, event);
  console.error("This server's clock differs from Clerk's: nobody can be signed in here. Set it.");
  const headers = withoutSession(request.headers, cookies);
  return withoutForgedHandshake(new NextRequest(request.url, { method: request.method, headers }), event);
}

export const config = {
  // The routes that call `auth()`: Clerk says so at once when one is missing here. All others, and the paths that do
  // not exist, are answered without a look at the session, so that they cannot become a redirect.
  matcher: [
    "/customers/:path*",
    "/account",
    "/api/customers/export",
    "/prefetch/:path*",
    "/rendering/server",
    "/rendering/preloaded",
    "/__clerk/:path*",
    // Server Actions, wherever they are: of a page with scripts, and of a form without.
    { source: "/:path*", has: [{ type: "header", key: "next-action" }] },
    { source: "/:path*", has: [{ type: "header", key: "content-type", value: "multipart/form-data.*" }] },
    // Routes with segments of any content.
    "/sign-in/:path+",
    "/sign-up/:path+",
    "/user-profile/:path+",
  ],
};
