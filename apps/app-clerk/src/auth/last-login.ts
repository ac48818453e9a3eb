/**
 * The end of the names of Clerk's cookies for one instance: on localhost, cookies of other apps' instances are there,
 * too. As `getCookieSuffix` of @clerk/shared makes it, which is no dependency of an app.
 */
export async function cookieSuffix(publishableKey: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(publishableKey));
  const base64 = btoa(String.fromCodePoint(...new Uint8Array(digest)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").slice(0, 8);
}

/**
 * The time of the last login in this browser, which Clerk keeps in a cookie for all tabs to read.
 *
 * @param cookies `document.cookie`
 * @returns in seconds since the epoch, as text; null when nobody is signed in
 */
export function lastLogin(cookies: string, suffix: string): string | null {
  const name = `__client_uat_${suffix}=`;
  const cookie = cookies.split("; ").find((cookie) => cookie.startsWith(name));
  const time = cookie?.slice(name.length) ?? "0";
  return /^[1-9]\d*$/.test(time) ? time : null;
}

/** The login that a tab has followed last. */
const FOLLOWED = "ledger_followed_login";

/**
 * Whether a tab has yet to follow a login. It is told once: the login may have ended, and following it again would not
 * help either.
 *
 * @param memory the tab's own, `sessionStorage`
 */
export function takeLogin(login: string, memory: Pick<Storage, "getItem" | "setItem">): boolean {
  if (memory.getItem(FOLLOWED) === login) return false;
  memory.setItem(FOLLOWED, login);
  return true;
}
