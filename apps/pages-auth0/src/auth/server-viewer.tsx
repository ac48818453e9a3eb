import { useSession } from "@repo/convex-next";
import { Button } from "@repo/ui";
import { SignInCard } from "@repo/features/account";
import { useRouter } from "next/router";
import { useEffect, type ReactNode } from "react";
import { SignInPrompt } from "./sign-in-prompt";
import type { ServerSession } from "./with-viewer";

interface ServerViewerProps {
  session: ServerSession;
  /** Shown while it is not known, or not yet so, who is signed in. */
  loading: ReactNode;
  /** What the server read for its viewer. */
  children: ReactNode;
}

/**
 * For a page that shows what only the server has read: its children if the server read for the person who is
 * signed in here; else it gets the server a session, once by itself and then when asked to.
 */
export function ServerViewer({ session, loading, children }: ServerViewerProps) {
  const { status, viewer, ended } = useSession();
  if (status === "signed-out") return <SignInPrompt />;
  // While nobody knows who is here, the server's word counts, unless somebody has left since.
  const mayBeTheirs = viewer === undefined && ended === 0;
  if (session.viewer !== null && (mayBeTheirs || viewer === session.viewer)) return children;
  if (status === "loading") return loading;
  return session.renewable ? <OpenAnew>{loading}</OpenAnew> : <ContinueOnServer />;
}

/** The data of a client-side navigation cannot lead through the tenant; a page load can. */
function OpenAnew({ children }: { children: ReactNode }) {
  const { asPath } = useRouter();
  useEffect(() => window.location.replace(asPath), [asPath]);
  return children;
}

/** A tenant may refuse silent logins, on localhost for instance: then the person has to be asked. */
function ContinueOnServer() {
  const { asPath } = useRouter();
  return (
    <SignInCard
      title="One more step"
      description="You are signed in in this browser, but the server, which makes this page, does not know you yet."
    >
      <Button asChild>
        <a href={`/auth/login?${new URLSearchParams({ returnTo: asPath }).toString()}`}>
          Continue with Auth0
        </a>
      </Button>
    </SignInCard>
  );
}
