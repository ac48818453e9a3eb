import { ServerResponse, type IncomingMessage } from "node:http";
import { NextRequest } from "next/server";
import { env } from "#env.ts";
import { withSetCookies } from "../session-sync/cookie";
import { auth0 } from "./auth0";
import { isEnded } from "./ended-sessions";

/** A token with less than this left is renewed, in seconds: it must outlive the work it is read for. */
const LEEWAY = 30;
/**
 * An older token is renewed, too, in seconds. Whether a session has ended is known at once to the process that has
 * ended it, and by the tenant's answer to the others: so long at most does a copy of its cookie work there.
 */
const TRUST = 60;
/** How long a renewal's result is kept for requests that left the browser before its answer came, in ms. */
const KEEP = 10_000;

interface Renewal {
  idToken: string;
  /** Set-Cookie headers with the renewed session. */
  cookies: string[];
}

const shared = globalThis as typeof globalThis & { idTokenRenewals?: Map<string, Promise<Renewal>> };

// By refresh token. Two renewals of one session must not race: where refresh tokens rotate, the second looks like
// a thief with a stolen token, and the tenant ends the session. One for the process: a built app has a copy of
// this module for each page.
const renewals = (shared.idTokenRenewals ??= new Map());

/**
 * The server session's ID token, renewed if it is about to expire; the renewed session's cookies go to `res`.
 * Undefined without a session, and when the token has expired and the tenant does not renew it.
 */
export async function freshIdToken(
  req: IncomingMessage,
  res: ServerResponse,
): Promise<{ idToken: string; sub: string } | undefined> {
  const session = await auth0.getSession(req);
  if (!session?.tokenSet.idToken || isEnded(session)) return undefined;
  const { user, tokenSet } = session;
  const { idToken = "", refreshToken } = tokenSet;
  const { left, age } = lifeOf(idToken);
  const lasting = left > 0 ? { idToken, sub: user.sub } : undefined;
  if ((left > LEEWAY && age < TRUST) || !refreshToken) return lasting;
  try {
    const renewal = await renew(refreshToken, req);
    for (const cookie of renewal.cookies) res.appendHeader("Set-Cookie", cookie);
    return { idToken: renewal.idToken, sub: user.sub };
  } catch (error) {
    console.error("The ID token was not renewed.", error);
    // A tenant that says no has ended the session; one that does not answer has said nothing of it.
    return isRefusal(error) ? undefined : lasting;
  }
}

/** RFC 6749, section 5.2: the refresh token is revoked, expired or not of this application. */
function isRefusal(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "invalid_grant";
}

async function renew(refreshToken: string, req: IncomingMessage): Promise<Renewal> {
  const known = renewals.get(refreshToken);
  if (known) {
    const renewal = await known;
    if (lifeOf(renewal.idToken).left > 0) return renewal;
    // Expired while it was kept; whoever sees that first renews again.
    if (renewals.get(refreshToken) === known) renewals.delete(refreshToken);
    return renew(refreshToken, req);
  }
  const renewal = requestRenewal(req);
  renewals.set(refreshToken, renewal);
  const forget = () => {
    if (renewals.get(refreshToken) === renewal) renewals.delete(refreshToken);
  };
  renewal.then(() => setTimeout(forget, KEEP).unref(), forget);
  return renewal;
}

async function requestRenewal(req: IncomingMessage): Promise<Renewal> {
  // A response of its own: every waiting request gets its cookies, not only the one that came first.
  const written = new ServerResponse(req);
  await auth0.getAccessToken(req, written, { refresh: true });
  const cookies = [written.getHeader("set-cookie") ?? []].flat().map(String);
  // getSession reads request cookies, so it gets those that the browser will send from now on.
  const cookie = withSetCookies(req.headers.cookie ?? "", cookies);
  const session = await auth0.getSession(new NextRequest(env.APP_BASE_URL, { headers: { cookie } }));
  const idToken = session?.tokenSet.idToken;
  if (!idToken)
    throw new Error("The tenant renewed the session without an ID token: ask for the scope openid.");
  return { idToken, cookies };
}

/** By the claims `exp` and `iat` (RFC 7519, section 4.1), in seconds. The tenant sent the token itself, so it is not verified again. */
function lifeOf(idToken: string): { left: number; age: number } {
  const claims: unknown = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString());
  const now = Date.now() / 1000;
  const read = (name: "exp" | "iat") =>
    typeof claims === "object" && claims !== null && name in claims ? Number(Reflect.get(claims, name)) : 0;
  return { left: read("exp") - now, age: now - read("iat") };
}
