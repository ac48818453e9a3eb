import { NextResponse, type NextRequest } from "next/server";
import { env } from "../env";
import { auth0 } from "./auth0";
import { loginProblem, redirectTo } from "./callback";
import { isNavigation } from "./prefetch";
import { returnPath } from "./return-to";
import { tenantAnswers } from "./tenant";
import { NOBODY, VIEWER_COOKIE, viewerCookieOptions } from "./viewer-cookie";

/** `/auth/login`, `/auth/logout`, `/auth/callback` and the rest of the SDK's routes. */
export async function authRoutes(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (pathname === "/auth/login") return login(request);
  if (pathname === "/auth/logout") return logout(request);
  return auth0.middleware(request);
}

/** `?returnTo=` a path of this app; `?prompt=none` is silent: it succeeds or comes back, and asks nothing. */
async function login(request: NextRequest): Promise<NextResponse> {
  const { searchParams, pathname } = request.nextUrl;
  if (!isNavigation(pathname, Object.fromEntries(request.headers))) {
    return new NextResponse(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  }
  const path = returnPath(searchParams.get("returnTo") ?? "/");
  const silent = searchParams.get("prompt") === "none";
  const problem = () => (silent ? redirectTo(path) : loginProblem("unreachable", path));
  if (!(await tenantAnswers(env.AUTH0_DOMAIN))) return problem();
  const answer = await auth0.middleware(request);
  return answer.status >= 500 ? problem() : answer;
}

/**
 * Ends the session here and at the tenant; the browser's own goes with it at its next look at the cookie. With a
 * tenant out of reach, which `?tenant=unreachable` says for the browser, the session here ends all the same.
 */
async function logout(request: NextRequest): Promise<NextResponse> {
  const forBrowser = request.nextUrl.searchParams.get("tenant") !== "unreachable";
  const reachable = forBrowser && (await tenantAnswers(env.AUTH0_DOMAIN));
  const answer = await auth0.middleware(request);
  // From the tenant's address there would be no way back.
  const reply = reachable && answer.status < 500 ? answer : loginProblem("remains", "/customers");
  if (reply !== answer) for (const cookie of answer.cookies.getAll()) reply.cookies.set(cookie);
  const secure = env.APP_BASE_URL.startsWith("https:");
  reply.cookies.set(VIEWER_COOKIE, NOBODY, viewerCookieOptions(secure));
  return reply;
}
