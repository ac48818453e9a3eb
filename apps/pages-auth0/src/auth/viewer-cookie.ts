/**
 * Names the person of the last login in this browser, or says that the last thing was a logout. There are two
 * sessions, the browser's (tokens in localStorage) and the server's (an encrypted cookie), and each may fall
 * behind the other; whichever disagrees with this cookie is not shown. It grants nothing: forging it only hides
 * one's own data.
 */
export const VIEWER_COOKIE = "ledger_viewer";

/** The cookie's value after a logout. No user id looks like it. */
export const NOBODY = "nobody";

/** As long as Auth0 lets a refresh token live without use, in seconds. */
const MAX_AGE = 30 * 24 * 60 * 60;

/** For `NextResponse.cookies.set`, and for `writeViewer` below. */
export const viewerCookieOptions = (secure: boolean) =>
  ({ path: "/", sameSite: "lax", maxAge: MAX_AGE, secure }) as const;

/** In the browser: the user id of the last login, null after a logout, undefined when nothing is known. */
export function readViewer(): string | null | undefined {
  const cookie = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${VIEWER_COOKIE}=`));
  if (cookie === undefined) return undefined;
  const value = decodeURIComponent(cookie.slice(VIEWER_COOKIE.length + 1));
  return value === NOBODY ? null : value;
}

/** In the browser: records a login (the user id) or a logout (null), and tells every tab. */
export function writeViewer(viewer: string | null): void {
  const { path, sameSite, maxAge, secure } = viewerCookieOptions(window.location.protocol === "https:");
  document.cookie =
    `${VIEWER_COOKIE}=${encodeURIComponent(viewer ?? NOBODY)}; Path=${path}; SameSite=${sameSite}; ` +
    `Max-Age=${maxAge}${secure ? "; Secure" : ""}`;
  announceViewer();
}

const listeners = new Set<() => void>();

/** Makes every tab, this one too, read the cookie again. */
export function announceViewer(): void {
  for (const listener of listeners) listener();
  const channel = new BroadcastChannel(VIEWER_COOKIE);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel's only origin is its own
  channel.postMessage("changed");
  channel.close();
}

/** Calls back whenever the cookie may have changed. For `useSyncExternalStore`. */
export function subscribeToViewer(onChange: () => void): () => void {
  const channel = new BroadcastChannel(VIEWER_COOKIE);
  channel.addEventListener("message", onChange);
  listeners.add(onChange);
  // A page that was asleep, or comes back from the back/forward cache, has heard nothing.
  window.addEventListener("pageshow", onChange);
  window.addEventListener("focus", onChange);
  document.addEventListener("visibilitychange", onChange);
  return () => {
    channel.close();
    listeners.delete(onChange);
    window.removeEventListener("pageshow", onChange);
    window.removeEventListener("focus", onChange);
    document.removeEventListener("visibilitychange", onChange);
  };
}
