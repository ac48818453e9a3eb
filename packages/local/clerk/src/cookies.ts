import type { Instance } from "./instance";
import type { Client, StoredSession } from "./store/model";
import { sessionToken } from "./tokens";

const YEAR = "Max-Age=31536000";
const GONE = "Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

/** The Set-Cookie directives of a fresh session token, under both of its names. */
export async function sessionCookies(
  instance: Instance,
  session: StoredSession,
  origin: string | undefined,
): Promise<string[]> {
  const token = await sessionToken(instance, session, origin);
  return ["__session", `__session_${instance.keys.cookieSuffix}`].map(
    (name) => `${name}=${token}; Path=/; SameSite=Lax; ${YEAR}`,
  );
}

/**
 * Everything a handshake hands to the app's server as Set-Cookie directives: who the browser is, since when it
 * is signed in, and the session with the means to refresh it.
 *
 * @param session the client's active session; undefined signs the browser out
 * @param page where the handshake returns to
 */
export async function handshakeCookies(
  instance: Instance,
  client: Client,
  session: StoredSession | undefined,
  page: URL,
): Promise<string[]> {
  const suffix = `_${instance.keys.cookieSuffix}`;
  // Whole seconds rounded down, like `iat`: the SDK asks for another handshake if the token looks older.
  const signedInSince = session ? Math.floor(client.updatedAt / 1000) : 0;
  const identity = ["", suffix].flatMap((end) => [
    `__clerk_db_jwt${end}=${client.devBrowser}; Path=/; SameSite=Lax; ${YEAR}`,
    // Not Strict, as clerk-js sets it: a browser that comes from this instance's own pages would not send it.
    `__client_uat${end}=${signedInSince}; Path=/; SameSite=Lax; Domain=${page.hostname}; ${YEAR}`,
  ]);
  if (!session) {
    const names = ["__session", `__session${suffix}`, `__refresh${suffix}`];
    return [...identity, ...names.map((name) => `${name}=; Path=/; SameSite=Lax; ${GONE}`)];
  }
  return [
    ...identity,
    ...(await sessionCookies(instance, session, page.origin)),
    `__refresh${suffix}=${session.refreshToken}; Path=/; HttpOnly; SameSite=Lax; ${YEAR}`,
  ];
}
