/** Who is signed in, and their token for the deployment. */
export interface Session {
  owner: string;
  token: string;
}

/**
 * The session in a cookie that holds the token. Its signature is not checked here: the deployment checks it, whoever
 * brings it.
 */
export function readSession(cookie: string | null | undefined): Session | null {
  const payload = cookie?.split(".")[1];
  if (!cookie || !payload) return null;
  const json = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
  const { sub } = JSON.parse(json) as { sub: string };
  return { owner: sub, token: cookie };
}
