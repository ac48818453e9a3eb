import { useAuth0 } from "@auth0/auth0-react";
import { PageSkeleton } from "@repo/ui";
import { useRouter } from "next/router";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { env } from "../env";
import { isLeaving, leave } from "./leaving";
import { tenantAnswers } from "./tenant";
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

  if (viewer === undefined || last === undefined || viewer === last || isLeaving()) return children;
  return wasLast ? <LoadAnew /> : <FollowLogin viewer={viewer} />;
}

function LoadAnew() {
  useEffect(() => window.location.reload(), []);
  return <PageSkeleton />;
}

/** Drops the session of whoever was here before, and asks the tenant, silently, who is here now. */
function FollowLogin({ viewer }: { viewer: string | null }) {
  const { error, loginWithRedirect, logout } = useAuth0();
  const { asPath } = useRouter();
  useEffect(() => {
    const follow = async () => {
      if (viewer !== null) return logout({ openUrl: false });
      if (error || !(await tenantAnswers(env.NEXT_PUBLIC_AUTH0_DOMAIN))) return writeViewer(null);
      return leave(() =>
        loginWithRedirect({ appState: { returnTo: asPath }, authorizationParams: { prompt: "none" } }),
      );
    };
    follow().catch((problem: unknown) => {
      console.error(problem);
      writeViewer(null);
    });
  }, [viewer, error, loginWithRedirect, logout, asPath]);
  return <PageSkeleton />;
}
