const PROBE = "ledger_probe";

/** What to tell somebody whose browser keeps nothing of this site. */
export const KEEPS_NOTHING =
  "Signing in needs cookies and site data (local and session storage), which this browser blocks here. Allow them for this site and try again.";

/**
 * Whether this browser keeps what a login needs. Identity providers keep sessions in cookies, and some their tokens in
 * localStorage and a login under way in sessionStorage; browsers block them together.
 */
export function canKeepSession(): boolean {
  try {
    for (const storage of [window.localStorage, window.sessionStorage]) {
      storage.setItem(PROBE, PROBE);
      storage.removeItem(PROBE);
    }
    document.cookie = `${PROBE}=1; Path=/; SameSite=Lax`;
    const isKept = document.cookie.includes(`${PROBE}=1`);
    document.cookie = `${PROBE}=; Path=/; SameSite=Lax; Max-Age=0`;
    return isKept;
  } catch {
    // A SecurityError where it is blocked, a QuotaExceededError where it is full.
    return false;
  }
}
