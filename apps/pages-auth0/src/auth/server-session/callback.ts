import type { OnCallbackHook } from "@auth0/nextjs-auth0/types";
import { NextResponse } from "next/server";
import { env } from "#env.ts";
import { returnPath } from "../session-sync/return-path";
import { viewerCookie } from "../session-sync/viewer-cookie";

/** OpenID Connect Core 1.0, section 3.1.2.6: a silent login cannot go on without asking the person. */
const NEEDS_PERSON = new Set([
  "login_required",
  "consent_required",
  "interaction_required",
  "account_selection_required",
]);

/** Whether this app is served over https. */
export const isSecure = env.APP_BASE_URL.startsWith("https:");

/** Where the browser goes after the tenant has sent it back. A silent login that failed is not an error. */
export const afterCallback: OnCallbackHook = async (error, { returnTo }, session) => {
  const path = returnPath(returnTo);
  if (error && !NEEDS_PERSON.has(codeOf(error.cause))) {
    console.error("The login did not complete.", error);
    return loginProblem("failed", path);
  }
  const answer = redirectTo(path);
  if (session) {
    answer.cookies.set(viewerCookie(session.user.sub, isSecure));
  }
  return answer;
};

/** @param path a path of this app */
export function redirectTo(path: string): NextResponse {
  const answer = NextResponse.redirect(new URL(path, env.APP_BASE_URL));
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}

/**
 * The sign-in page, saying what went wrong; from there one can try again.
 *
 * @param problem `remains`: a logout has ended the session here, and not at the tenant
 */
export function loginProblem(problem: "failed" | "unreachable" | "remains", returnTo: string): NextResponse {
  return redirectTo(`/sign-in?${new URLSearchParams({ problem, returnTo }).toString()}`);
}

function codeOf(cause: unknown): string {
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
}
