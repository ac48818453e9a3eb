import { appErrorOf } from "@repo/convex-backend/errors";
import type { AnyQuery, OwnedPreload, QueryCall } from "@repo/convex-next";
import { isUnknownIssuer, preload } from "@repo/convex-next/server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { NextApiRequestCookies } from "next/dist/server/api-utils";
import { env } from "../env";
import { freshIdToken } from "./server-session/id-token";
import { VIEWER_COOKIE } from "./session-sync/viewer-cookie";

/** Who is signed in, as far as the server can tell, with their token for the deployment. */
export interface Viewer {
  id: string;
  token: string;
}

/** The request and its response: what `getServerSideProps` and an API route are called with, and hand in. */
export interface RequestContext {
  req: IncomingMessage & { cookies: NextApiRequestCookies };
  res: ServerResponse;
}

const viewers = new WeakMap<IncomingMessage, Promise<Viewer | null>>();

/**
 * The person of the server's session; null without one, when it has ended or cannot be renewed, and when somebody else
 * has logged in to, or out of, this browser since. Looked up, and the tenant asked, once per request.
 */
export async function getViewer(context: RequestContext): Promise<Viewer | null> {
  const known = viewers.get(context.req);
  if (known) return known;
  const viewer = readViewer(context);
  viewers.set(context.req, viewer);
  return viewer;
}

async function readViewer({ req, res }: RequestContext): Promise<Viewer | null> {
  const session = await freshIdToken(req, res);
  if (!session || session.sub !== req.cookies[VIEWER_COOKIE]) return null;
  return { id: session.sub, token: session.idToken };
}

/** The signed-in user's token for the deployment: the ID token of the server's session, renewed near its expiry. */
export async function getAuthToken(context: RequestContext): Promise<string | null> {
  return (await getViewer(context))?.token ?? null;
}

/**
 * Preloads a page's query with the user's token. Null when the browser has to fetch it instead: nobody is signed in
 * as far as the server can tell, or the deployment is out of reach.
 *
 * @throws what the query threw on purpose, such as NOT_FOUND, and for a login of an unknown issuer
 */
export async function preloadForViewer<Query extends AnyQuery>(
  call: QueryCall<Query>,
  context: RequestContext,
): Promise<OwnedPreload<Query> | null> {
  const viewer = await getViewer(context);
  if (!viewer) return null;
  try {
    return await preload(call, { url: env.NEXT_PUBLIC_CONVEX_URL, token: viewer.token, owner: viewer.id });
  } catch (error) {
    if (isUnknownIssuer(error)) throw error;
    const refusal = appErrorOf(error);
    if (refusal && refusal.code !== "UNAUTHENTICATED") throw error;
    console.error(`${call.name} was not preloaded; the browser will fetch it.`, error);
    return null;
  }
}
