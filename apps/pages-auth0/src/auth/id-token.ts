import { ServerResponse, type IncomingMessage } from "node:http";
import { NextRequest } from "next/server";
import { env } from "../env";
import { auth0 } from "./auth0";

/** A token with less than this left is renewed, in seconds: it must outlive the work it is read for. */
const LEEWAY = 30;
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
  if (!session?.tokenSet.idToken) return undefined;
  const { user, tokenSet } = session;
  const { idToken = "", refreshToken } = tokenSet;
  if (secondsLeft(idToken) > LEEWAY) return { idToken, sub: user.sub };
  if (!refreshToken) return secondsLeft(idToken) > 0 ? { idToken, sub: user.sub } : undefined;
  try {
    const renewal = await renew(refreshToken, req);
    for (const cookie of renewal.cookies) res.appendHeader("Set-Cookie", cookie);
    return { idToken: renewal.idToken, sub: user.sub };
  } catch (error) {
    console.error("The ID token was not renewed.", error);
    return secondsLeft(idToken) > 0 ? { idToken, sub: user.sub } : undefined;
  }
}

async function renew(refreshToken: string, req: IncomingMessage): Promise<Renewal> {
  const known = renewals.get(refreshToken);
  if (known) {
    const renewal = await known;
    if (secondsLeft(renewal.idToken) > 0) return renewal;
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
  const cookie = withWritten(req.headers.cookie ?? "", cookies);
  const session = await auth0.getSession(new NextRequest(env.APP_BASE_URL, { headers: { cookie } }));
  const idToken = session?.tokenSet.idToken;
  if (!idToken)
    throw new Error("The tenant renewed the session without an ID token: ask for the scope openid.");
  return { idToken, cookies };
}

function withWritten(cookieHeader: string, written: readonly string[]): string {
  const jar = new Map<string, string>();
  for (const pair of [
    ...cookieHeader.split("; "),
    ...written.map((cookie) => cookie.split(";", 1)[0] ?? ""),
  ]) {
    const name = pair.split("=", 1)[0] ?? "";
    jar.set(name, pair);
  }
  return [...jar.values()].join("; ");
}

/** By the `exp` claim (RFC 7519, section 4.1.4). The tenant sent the token itself, so it is not verified again. */
function secondsLeft(idToken: string): number {
  const claims: unknown = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString());
  const exp = typeof claims === "object" && claims !== null && "exp" in claims ? Number(claims.exp) : 0;
  return exp - Date.now() / 1000;
}
