import { appErrorOf } from "@repo/convex-backend/errors";
import type { AnyQuery, OwnedPreload, QueryCall } from "@repo/convex-next";
import { preload } from "@repo/convex-next/server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { NextApiRequestCookies } from "next/dist/server/api-utils";
import { env } from "../env";
import { freshIdToken } from "./id-token";
import { VIEWER_COOKIE } from "./viewer-cookie";

/** Convex's words for a token whose issuer or audience is not in the deployment's auth.config. */
const FOREIGN_LOGIN = "No auth provider found matching the given token";

/** Who is signed in, as far as the server can tell, with their token for the deployment. */
export interface Viewer {
  id: string;
  token: string;
}

type ServerRequest = IncomingMessage & { cookies: NextApiRequestCookies };

/**
 * The person of the server's session; null without one, when it cannot be renewed, and when somebody else has
 * logged in to, or out of, this browser since.
 */
export async function getViewer(req: ServerRequest, res: ServerResponse): Promise<Viewer | null> {
  const session = await freshIdToken(req, res);
  if (!session || session.sub !== req.cookies[VIEWER_COOKIE]) return null;
  return { id: session.sub, token: session.idToken };
}

/** The signed-in user's token for the deployment: the ID token of the server's session, renewed near its expiry. */
export async function getAuthToken(req: ServerRequest, res: ServerResponse): Promise<string | undefined> {
  return (await getViewer(req, res))?.token;
}

/**
 * Runs a page's query with the user's token. Null when the browser has to fetch it instead: nobody is signed in
 * as far as the server can tell, or the deployment is out of reach.
 *
 * @throws what the query threw on purpose, such as NOT_FOUND, and for a foreign login
 */
export async function preloadForViewer<Query extends AnyQuery>(
  viewer: Viewer | null,
  call: QueryCall<Query>,
): Promise<OwnedPreload<Query> | null> {
  if (!viewer) return null;
  try {
    return await preload(call, { url: env.NEXT_PUBLIC_CONVEX_URL, token: viewer.token, owner: viewer.id });
  } catch (error) {
    if (isForeignLogin(error)) throw error;
    const refusal = appErrorOf(error);
    if (refusal && refusal.code !== "UNAUTHENTICATED") throw error;
    console.error(`${call.name} was not preloaded; the browser will fetch it.`, error);
    return null;
  }
}

/**
 * Whether the deployment does not know the tenant or the application of a login: no login there can ever be right, and
 * signing in again would only lead back here.
 */
export function isForeignLogin(error: unknown): boolean {
  return error instanceof Error && error.message.includes(FOREIGN_LOGIN);
}
