/** Auth0's default threshold (auth0.com/docs/secure/attack-protection/brute-force-protection). */
const ATTEMPTS = 10;
/** Auth0 lifts a block 30 days after the last failed login. */
const BLOCK_MS = 30 * 86_400_000;

interface Failures {
  count: number;
  /** Milliseconds since the epoch. */
  lastAt: number;
}

/**
 * Auth0's brute-force protection: ten wrong passwords in a row for one user from one address, and that address may not
 * log that user in any more, not even with the right password. Kept in memory, so a restart lifts every block.
 */
export class FailedLogins {
  /** By user, then by address. */
  readonly #failures = new Map<string, Map<string, Failures>>();

  /**
   * Counts an attempt, before its password is looked at: attempts that are made at once all count.
   *
   * @returns until when the address is blocked, in milliseconds since the epoch; undefined when the attempt may go on
   */
  begin(sub: string, address: string): number | undefined {
    const ofUser = this.#failures.get(sub) ?? new Map<string, Failures>();
    this.#failures.set(sub, ofUser);
    const known = ofUser.get(address);
    const now = Date.now();
    const count = known === undefined || now >= known.lastAt + BLOCK_MS ? 0 : known.count;
    if (known !== undefined && count >= ATTEMPTS) return known.lastAt + BLOCK_MS;
    ofUser.set(address, { count: count + 1, lastAt: now });
    return undefined;
  }

  /** The password was right: only failures in a row count. */
  succeed(sub: string, address: string): void {
    this.#failures.get(sub)?.delete(address);
  }

  /** Whether some address is blocked for this user. */
  isBlocked(sub: string): boolean {
    const since = Date.now() - BLOCK_MS;
    const ofUser = [...(this.#failures.get(sub)?.values() ?? [])];
    return ofUser.some(({ count, lastAt }) => count >= ATTEMPTS && lastAt > since);
  }

  /** Lifts every block of a user. */
  unblock(sub: string): void {
    this.#failures.delete(sub);
  }
}
