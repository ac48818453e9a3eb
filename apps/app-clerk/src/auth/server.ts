import { auth } from "@clerk/nextjs/server";
import { appErrorOf } from "@repo/convex-backend/errors";
import type { AnyQuery, OwnedPreload, QueryCall } from "@repo/convex-next";
import { isUnknownIssuer, preload } from "@repo/convex-next/server";
import { forbidden, unstable_rethrow } from "next/navigation";
import { cache } from "react";
import { env } from "../env";

/** Clerk accepts a token until 5 s after its expiry, the deployment does not, and the request takes its time. */
const LEAST_LIFE_SECONDS = 5;

/** Who is signed in, as far as the server can tell, with their token for the deployment. */
export interface Viewer {
  id: string;
  token: string;
}

/** Nothing: this router knows its request without being handed it. */
export type RequestContext = void;

/**
 * The person of this request, with a token; null when nobody is signed in or no token can be had. Looked up, and Clerk
 * asked, once for all that one request renders.
 *
 * @throws when Clerk does not answer
 */
export async function getViewer(_context: RequestContext): Promise<Viewer | null> {
  return readViewer();
}

const readViewer = cache(async (): Promise<Viewer | null> => {
  const session = await auth();
  if (!session.userId) return null;
  const token = await readToken(session);
  return token ? { id: session.userId, token } : null;
});

/**
 * The session token itself when it is made out to Convex (Clerk's Convex integration), which costs no request unless it
 * is about to expire; else one of the template "convex".
 */
async function readToken({
  getToken,
  sessionClaims,
}: Awaited<ReturnType<typeof auth>>): Promise<string | null> {
  if (sessionClaims?.aud !== "convex") return getToken({ template: "convex" });
  const life = sessionClaims.exp - Date.now() / 1000;
  return getToken(life > LEAST_LIFE_SECONDS ? {} : { expiresInSeconds: 60 });
}

/** The signed-in user's token for the deployment; null when nobody is signed in. @throws when Clerk does not answer */
export async function getAuthToken(context: RequestContext): Promise<string | null> {
  return (await getViewer(context))?.token ?? null;
}

/**
 * Preloads a page's query with the user's token. Null when the browser has to fetch it instead: nobody is signed in
 * as far as the server can tell, no token can be had or it has just expired, or the deployment is out of reach.
 *
 * @throws what the query threw on purpose, such as NOT_FOUND, and as `forbidUnknownIssuer` does
 */
export async function preloadForViewer<Query extends AnyQuery>(
  call: QueryCall<Query>,
  context: RequestContext,
): Promise<OwnedPreload<Query> | null> {
  try {
    const viewer = await getViewer(context);
    // Without one the query would run unauthenticated.
    if (!viewer) return null;
    return await preload(call, { url: env.NEXT_PUBLIC_CONVEX_URL, token: viewer.token, owner: viewer.id });
  } catch (error) {
    // Next.js' own signals, such as the one that makes a page dynamic, are no failures of ours.
    unstable_rethrow(error);
    forbidUnknownIssuer(error);
    const refusal = appErrorOf(error);
    if (refusal && refusal.code !== "UNAUTHENTICATED") throw error;
    console.error(`${call.name} was not preloaded; the browser will fetch it.`, error);
    return null;
  }
}

/**
 * Ends the page with 403 if the deployment does not know the Clerk instance: no login there can ever be right, and
 * signing in again would only lead back here.
 */
export function forbidUnknownIssuer(error: unknown): void {
  if (!isUnknownIssuer(error)) return;
  console.error(error);
  forbidden();
}
