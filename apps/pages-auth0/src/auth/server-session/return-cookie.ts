import { appCookie, serializeCookie, type AppCookie } from "../session-sync/cookie";

/**
 * Where a login leads afterwards, with the login's `state`. Auth0's SDK keeps at most 2,048 bytes of it, makes `/` of
 * anything longer, and forgets it when its own cookie has expired before the person comes back.
 */
export const RETURN_COOKIE = "ledger_return";

/** Longer than the SDK waits for the person, in seconds. */
const MAX_AGE = 60 * 60;
/** Every browser keeps a cookie of 4,096 bytes, attributes included (RFC 6265, section 6.1). */
const LARGEST_COOKIE = 4000;
/** As much as the SDK keeps of a path. */
const LARGEST_PATH = 2048;

const bytes = (text: string) => new TextEncoder().encode(text).length;

export interface KeptReturn {
  state: string;
  path: string;
}

/** The cookie for a path of this app; undefined if it is too long even for that. */
export function returnCookie(kept: KeptReturn, secure: boolean): AppCookie | undefined {
  const value = `${kept.state} ${kept.path}`;
  const cookie = appCookie(RETURN_COOKIE, value, { maxAge: MAX_AGE, secure, httpOnly: true });
  return bytes(serializeCookie(cookie)) > LARGEST_COOKIE ? undefined : cookie;
}

export const noReturnCookie = (secure: boolean) =>
  appCookie(RETURN_COOKIE, "", { maxAge: 0, secure, httpOnly: true });

/** What the cookie's value says of the login with this `state`. */
export function keptPath(value: string | undefined, state: string | null): string | undefined {
  const [keptState, path] = value?.split(" ", 2) ?? [];
  return state !== null && keptState === state ? path : undefined;
}

/** A path that the SDK keeps: without its hash, and then without its query, if it is too long. It stays the same page. */
export function shortenPath(path: string): string {
  if (bytes(path) <= LARGEST_PATH) return path;
  const withoutHash = path.split("#", 1)[0] ?? "/";
  if (bytes(withoutHash) <= LARGEST_PATH) return withoutHash;
  const page = withoutHash.split("?", 1)[0] ?? "/";
  return bytes(page) <= LARGEST_PATH ? page : "/";
}
