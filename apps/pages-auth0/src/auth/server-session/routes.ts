import { NextRequest, NextResponse } from "next/server";
import { env } from "#env.ts";
import { returnPath } from "../session-sync/return-path";
import { isReachable } from "../session-sync/tenant";
import { viewerCookie } from "../session-sync/viewer-cookie";
import { auth0 } from "./auth0";
import { backchannelLogout } from "./backchannel-logout";
import { isSecure, loginProblem, redirectTo } from "./callback";
import { endSessions } from "./ended-sessions";
import { isNavigation } from "./is-navigation";
import { keptPath, noReturnCookie, RETURN_COOKIE, returnCookie, shortenPath } from "./return-cookie";

/** `/auth/login`, `/auth/logout`, `/auth/callback` and the rest of the SDK's routes. */
export async function authRoutes(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (pathname === "/auth/login") return login(request);
  if (pathname === "/auth/callback") return callback(request);
  if (pathname === "/auth/logout") return logout(request);
  // The SDK's own ends sessions in a store only, and answers 500 without one.
  if (pathname === "/auth/backchannel-logout") return backchannelLogout(request);
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
  if (!(await isReachable(env.AUTH0_DOMAIN))) return problem();
  const url = new URL(request.url);
  url.searchParams.set("returnTo", shortenPath(path));
  const answer = await auth0.middleware(new NextRequest(url, { headers: request.headers }));
  if (answer.status >= 500) return problem();
  const state = new URL(answer.headers.get("location") ?? "/", env.APP_BASE_URL).searchParams.get("state");
  const cookie = state ? returnCookie({ state, path }, isSecure) : undefined;
  if (cookie) answer.cookies.set(cookie);
  return answer;
}

/** The tenant sends the person back. To the page they came from, or, with what failed, to one that knows it. */
async function callback(request: NextRequest): Promise<NextResponse> {
  const path = keptPath(request.cookies.get(RETURN_COOKIE)?.value, request.nextUrl.searchParams.get("state"));
  const answer = await auth0.middleware(request);
  const location = answer.headers.get("location");
  if (path === undefined || location === null) return answer;
  const failed = new URL(location, env.APP_BASE_URL);
  const hasFailed = failed.searchParams.has("problem");
  if (hasFailed) failed.searchParams.set("returnTo", returnPath(path));
  const target = hasFailed ? failed : new URL(returnPath(path), env.APP_BASE_URL);
  answer.headers.set("Location", target.href);
  answer.cookies.set(noReturnCookie(isSecure));
  return answer;
}

/**
 * Ends the session here and at the tenant, where the SDK revokes its refresh token; the browser's own goes with it at its
 * next look at the cookie. With a tenant out of reach, which `?tenant=unreachable` says for the browser, the session
 * here ends all the same. A copy of the session's cookie ends with it.
 */
async function logout(request: NextRequest): Promise<NextResponse> {
  const session = await auth0.getSession(request);
  if (session) endSessions({ sid: session.internal.sid, sub: session.user.sub });
  const forBrowser = request.nextUrl.searchParams.get("tenant") !== "unreachable";
  const reachable = forBrowser && (await isReachable(env.AUTH0_DOMAIN));
  const answer = await auth0.middleware(request);
  // From the tenant's address there would be no way back.
  const reply = reachable && answer.status < 500 ? answer : loginProblem("remains", "/customers");
  if (reply !== answer) for (const cookie of answer.cookies.getAll()) reply.cookies.set(cookie);
  reply.cookies.set(viewerCookie(null, isSecure));
  return reply;
}
