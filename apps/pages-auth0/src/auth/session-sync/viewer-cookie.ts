import { appCookie, readCookie, serializeCookie, type AppCookie } from "./cookie";

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

/** @param viewer the user id of a login, null for a logout */
export const viewerCookie = (viewer: string | null, secure: boolean): AppCookie =>
  appCookie(VIEWER_COOKIE, viewer ?? NOBODY, { maxAge: MAX_AGE, secure, httpOnly: false });

/**
 * In the browser: the user id of the last login, null after a logout, undefined when nothing is known, as in a browser
 * that keeps no cookies.
 */
export function readViewer(): string | null | undefined {
  const value = readCookie(cookiesOfPage(), VIEWER_COOKIE);
  return value === NOBODY ? null : value;
}

/** In the browser: records a login (the user id) or a logout (null), and tells every tab. */
export function writeViewer(viewer: string | null): void {
  try {
    document.cookie = serializeCookie(viewerCookie(viewer, window.location.protocol === "https:"));
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  announceViewer();
}

function cookiesOfPage(): string {
  try {
    return document.cookie;
  } catch (error) {
    if (isRefusal(error)) return "";
    throw error;
  }
}

/** The channel between the tabs; undefined in a browser that refuses it together with cookies and storage. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(VIEWER_COOKIE);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** A browser that is told to keep nothing of this site throws where it is asked for it. */
const isRefusal = (error: unknown) => error instanceof DOMException && error.name === "SecurityError";

const listeners = new Set<() => void>();

/** Makes every tab, this one too, read the cookie again. */
export function announceViewer(): void {
  for (const listener of listeners) listener();
  const channel = openChannel();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel's only origin is its own
  channel?.postMessage("changed");
  channel?.close();
}

/** Calls back whenever the cookie may have changed. For `useSyncExternalStore`. */
export function subscribeToViewer(onChange: () => void): () => void {
  const channel = openChannel();
  channel?.addEventListener("message", onChange);
  listeners.add(onChange);
  // A page that was asleep, or comes back from the back/forward cache, has heard nothing.
  window.addEventListener("pageshow", onChange);
  window.addEventListener("focus", onChange);
  document.addEventListener("visibilitychange", onChange);
  return () => {
    channel?.close();
    listeners.delete(onChange);
    window.removeEventListener("pageshow", onChange);
    window.removeEventListener("focus", onChange);
    document.removeEventListener("visibilitychange", onChange);
  };
}
