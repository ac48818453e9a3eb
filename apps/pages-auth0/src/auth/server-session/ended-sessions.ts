/** How long the server's session lasts at most, in seconds; so long a copy of its cookie might be sent again. */
export const SESSION_LIFE = 24 * 60 * 60;

/** What a logout names: the tenant's session, all of a user's, or that session of that user's. */
export interface EndedLogin {
  sid?: string | undefined;
  sub?: string | undefined;
}

/** The part of a server session that says whose it is, and since when. */
export interface SessionIdentity {
  user: { sub: string };
  internal: { sid: string; /** In seconds since the epoch. */ createdAt: number };
}

const shared = globalThis as typeof globalThis & { endedSessions?: Map<string, number> };

// When each ended, in ms since the epoch. One for the process: a built app has a copy of this module for each page. Where
// the app runs in several processes, the others learn of it when they renew the ID token (see `id-token.ts`).
const ended = (shared.endedSessions ??= new Map());

/** Ends what a logout names: from now on a cookie that was made before is worth nothing. */
export function endSessions({ sid, sub }: EndedLogin, now = Date.now()): void {
  for (const [key, endedAt] of ended) if (now - endedAt > SESSION_LIFE * 1000) ended.delete(key);
  if (sid !== undefined) ended.set(`sid ${sid}`, now);
  else if (sub !== undefined) ended.set(`sub ${sub}`, now);
}

/** Whether a logout has ended this session. A later login within the same session of the tenant is another one. */
export function isEnded({ user, internal }: SessionIdentity): boolean {
  const madeAt = internal.createdAt * 1000;
  return [`sid ${internal.sid}`, `sub ${user.sub}`].some((key) => madeAt <= (ended.get(key) ?? -Infinity));
}
