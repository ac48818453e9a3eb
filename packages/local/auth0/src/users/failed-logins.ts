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
 * log that user in any more, not even with the right password. There is one address, this machine: the tenant listens on
 * its loopback addresses alone. Kept in memory, so a restart lifts every block.
 */
export class FailedLogins {
  readonly #failures = new Map<string, Failures>();

  /**
   * Counts an attempt, before its password is looked at: attempts that are made at once all count.
   *
   * @returns until when the user is blocked, in milliseconds since the epoch; undefined when the attempt may go on
   */
  begin(sub: string): number | undefined {
    const known = this.#failures.get(sub);
    const now = Date.now();
    const count = known === undefined || now >= known.lastAt + BLOCK_MS ? 0 : known.count;
    if (known !== undefined && count >= ATTEMPTS) return known.lastAt + BLOCK_MS;
    this.#failures.set(sub, { count: count + 1, lastAt: now });
    return undefined;
  }

  /** The password was right: only failures in a row count. */
  succeed(sub: string): void {
    this.#failures.delete(sub);
  }

  isBlocked(sub: string): boolean {
    const { count, lastAt } = this.#failures.get(sub) ?? { count: 0, lastAt: 0 };
    return count >= ATTEMPTS && lastAt > Date.now() - BLOCK_MS;
  }

  /** Lifts the block of a user. */
  unblock(sub: string): void {
    this.#failures.delete(sub);
  }

  /** Makes what happened older, for one user or for everybody. */
  letTimePass(seconds: number, sub?: string): void {
    for (const [of, failures] of this.#failures) {
      if (sub === undefined || of === sub) failures.lastAt -= seconds * 1000;
    }
  }
}
