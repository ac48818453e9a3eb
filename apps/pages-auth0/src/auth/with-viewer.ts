import { isUnknownIssuer } from "@repo/convex-next/server";
import type { GetServerSidePropsContext, GetServerSidePropsResult } from "next";
import { env } from "../env";
import { getViewer, type Viewer } from "./server";
import { isNavigation } from "./server-session/is-navigation";
import { appCookie, serializeCookie } from "./session-sync/cookie";
import { NOBODY, VIEWER_COOKIE } from "./session-sync/viewer-cookie";

/** Set while a silent login is under way, and for a minute after one that did not help. */
const TRIED_COOKIE = "ledger_silent_login";

/** The props of an answer of 403, which `_app` shows a page of its own for. */
export interface ForbiddenProps {
  forbidden?: true;
}

const FORBIDDEN: ForbiddenProps = { forbidden: true };

/** What a page learns about the server's session, beside its own props. */
export interface ServerSession {
  /** The user id of whom the page was rendered for; null when the server knows nobody. */
  viewer: string | null;
  /** Whether opening the page anew may get the server a session. */
  renewable: boolean;
}

/**
 * `getServerSideProps` for a page that reads with the user's token. Somebody who is signed in, but not on the
 * server, is sent through the tenant and back without being asked, at most once a minute; after that, and for
 * everybody else, the page is rendered without a viewer and the browser's own session takes over.
 *
 * The token reaches `read` only: whatever it returns becomes part of the HTML. A login that the deployment does not
 * know is answered with 403 and `forbidden`, for which `_app` has a page.
 */
export function withViewer<Props extends object>(
  read: (viewer: Viewer | null, context: GetServerSidePropsContext) => Promise<Props>,
) {
  return async (
    context: GetServerSidePropsContext,
  ): Promise<GetServerSidePropsResult<Props & { session: ServerSession }>> => {
    const { req, res, resolvedUrl } = context;
    const viewer = await getViewer(context);
    const tried = req.cookies[TRIED_COOKIE] !== undefined;
    const someone = req.cookies[VIEWER_COOKIE] ?? NOBODY;
    if (!viewer && !tried && someone !== NOBODY && isNavigation(req.url ?? "", req.headers)) {
      res.appendHeader("Set-Cookie", triedCookie(60));
      const login = new URLSearchParams({ prompt: "none", returnTo: resolvedUrl });
      return { redirect: { destination: `/auth/login?${login.toString()}`, permanent: false } };
    }
    if (viewer && tried) res.appendHeader("Set-Cookie", triedCookie(0));
    try {
      return {
        props: {
          ...(await read(viewer, context)),
          session: { viewer: viewer?.id ?? null, renewable: !viewer && !tried },
        },
      };
    } catch (error) {
      if (!isUnknownIssuer(error)) throw error;
      console.error(error);
      res.statusCode = 403;
      // The page never sees these.
      return { props: FORBIDDEN as never };
    }
  };
}

const triedCookie = (maxAge: number): string =>
  serializeCookie(
    appCookie(TRIED_COOKIE, "1", { maxAge, secure: env.APP_BASE_URL.startsWith("https:"), httpOnly: true }),
  );
