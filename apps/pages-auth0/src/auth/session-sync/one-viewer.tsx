import { PageSkeleton } from "@repo/ui";
import { useRouter } from "next/router";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { env } from "#env.ts";
import { useAuth0 } from "../browser-session/auth0-context";
import { isRedirecting, redirect } from "../browser-session/redirecting";
import { logInAtTenant } from "../browser-session/login-response";
import { endBrowserSession } from "../browser-session/end-session";
import { isReachable } from "./tenant";
import { announceViewer, readViewer, subscribeToViewer, writeViewer } from "./viewer-cookie";

interface OneViewerProps {
  /** The user id of this tab's session; null for nobody, undefined while it loads. */
  viewer: string | null | undefined;
  children: ReactNode;
}

/**
 * Shows its children only while this tab's session is that of the last login in this browser. It falls behind
 * when somebody signs in or out in another tab, or through the server alone. From that moment nothing of the
 * first person is on the screen: the tab loads anew, and if that did not help, follows the login to the tenant.
 */
export function OneViewer({ viewer, children }: OneViewerProps) {
  const last = useSyncExternalStore(subscribeToViewer, readViewer, () => undefined);
  const [wasLast, setWasLast] = useState(false);
  if (viewer !== undefined && viewer === last && !wasLast) setWasLast(true);

  useEffect(() => {
    if (viewer === undefined) return;
    // Logins and logouts through the server change the cookie without a word to the other tabs.
    if (readViewer() === undefined) writeViewer(viewer);
    else announceViewer();
  }, [viewer]);

  if (viewer === undefined || last === undefined || viewer === last || isRedirecting()) return children;
  return wasLast ? <LoadAnew /> : <FollowLogin viewer={viewer} />;
}

function LoadAnew() {
  useEffect(() => window.location.reload(), []);
  return <PageSkeleton />;
}

/** Drops the session of whoever was here before, and asks the tenant, silently, who is here now. */
function FollowLogin({ viewer }: { viewer: string | null }) {
  const { error, loginWithRedirect, logout, revokeRefreshToken } = useAuth0();
  const { asPath } = useRouter();
  useEffect(() => {
    const follow = async () => {
      if (viewer !== null) return endBrowserSession(logout, revokeRefreshToken, false);
      if (error || !(await isReachable(env.NEXT_PUBLIC_AUTH0_DOMAIN))) return writeViewer(null);
      return redirect(() => logInAtTenant(loginWithRedirect, asPath, { prompt: "none" }));
    };
    follow().catch((problem: unknown) => {
      console.error(problem);
      writeViewer(null);
    });
  }, [viewer, error, loginWithRedirect, logout, revokeRefreshToken, asPath]);
  return <PageSkeleton />;
}
