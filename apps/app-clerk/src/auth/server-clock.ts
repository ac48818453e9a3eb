import { headers } from "next/headers";

/** A request header of the proxy's, for the pages behind it. */
const HEADER = "x-server-clock";

/** By how much Clerk's SDK lets clocks differ (its `clockSkewInMs`), in seconds. */
const TOLERANCE = 5;

/** Clerk's count of the redirects to it and back within the last seconds. */
const REDIRECT_COUNT = "__clerk_redirect_count";

/** The cookies by which Clerk's SDK knows a session, with the suffix of an instance or without. */
const SESSION_COOKIE = /^__(?:session|client_uat|refresh)(?:_|$)/;

interface Cookie {
  name: string;
  value: string;
}

/**
 * Whether this server's clock is wrong, as its session cookies show: their token is not valid yet, or the one that Clerk
 * has issued a moment ago has expired. The SDK would send the browser to Clerk for another one, which is no better.
 *
 * A cookie that somebody has made up keeps its own sender from being signed in, and nobody else.
 *
 * @param now in seconds since the epoch
 */
export function hasWrongClock(cookies: readonly Cookie[], now = Date.now() / 1000): boolean {
  const tokens = cookies.filter(({ name }) => /^__session(?:_|$)/.test(name)).flatMap(claimsOf);
  if (tokens.some(({ iat }) => iat > now + TOLERANCE)) return true;
  const isRenewed = cookies.some(({ name, value }) => name === REDIRECT_COUNT && Number(value) > 0);
  return isRenewed && tokens.length > 0 && tokens.every(({ exp }) => exp < now - TOLERANCE);
}

/** The headers of the same request by nobody, which say why: the SDK then redirects nowhere. */
export function withoutSession(request: Headers, cookies: readonly Cookie[]): Headers {
  const headers = new Headers(request);
  const kept = cookies.filter(({ name }) => !SESSION_COOKIE.test(name));
  headers.set("Cookie", kept.map(({ name, value }) => `${name}=${value}`).join("; "));
  headers.set(HEADER, "wrong");
  return headers;
}

/** Whether nobody is signed in for this server because its clock is wrong. */
export async function isServerClockWrong(): Promise<boolean> {
  return (await headers()).has(HEADER);
}

/** The claims `iat` and `exp` (RFC 7519, section 4.1), unverified; nothing for what is no token. */
function claimsOf({ value }: Cookie): { iat: number; exp: number }[] {
  try {
    const claims: unknown = JSON.parse(Buffer.from(value.split(".")[1] ?? "", "base64url").toString());
    if (typeof claims !== "object" || claims === null || !("iat" in claims && "exp" in claims)) return [];
    return [{ iat: Number(claims.iat), exp: Number(claims.exp) }];
  } catch {
    // Any text can be in a cookie; the SDK refuses this one.
    return [];
  }
}
