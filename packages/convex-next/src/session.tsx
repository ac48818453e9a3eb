"use client";

import { useConvex, useConvexAuth } from "convex/react";
import {
  createContext,
  Fragment,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { useHydrated } from "./hydrated.ts";
import { IdleTime } from "./idle-time.ts";
import { LinksAhead } from "./links-ahead.ts";
import { Prewarmer } from "./prewarmer.ts";
import type { SessionStatus } from "./session-status.ts";
import { SessionWaiters } from "./session-waiters.ts";

export interface Session {
  status: SessionStatus;
  /** The identity provider's id of the user in this browser; null for nobody, undefined while it loads. */
  viewer: string | null | undefined;
  /** How many sessions have ended since the page was loaded. */
  ended: number;
}

/** What there is before a click. */
interface Intents {
  prewarmer: Prewarmer;
  linksAhead: LinksAhead;
  idleTime: IdleTime;
}

interface SessionContextValue {
  session: Session;
  intents: Intents;
  waiters: SessionWaiters;
}

const SessionContext = createContext<SessionContextValue | null>(null);

function useSessionContext() {
  const context = useContext(SessionContext);
  if (!context)
    throw new Error("No session: put <SessionProvider> inside your Convex provider, around the pages.");
  return context;
}

const UNKNOWN: Session = { status: "loading", viewer: undefined, ended: 0 };

/** Who is signed in, as the deployment sees it. */
export function useSession(): Session {
  const { session } = useSessionContext();
  return useHydrated() ? session : UNKNOWN;
}

export const useIntents = (): Intents => useSessionContext().intents;

/** Resolves once somebody is signed in, as the deployment sees it. @throws (the call) ConvexError UNAUTHENTICATED once nobody is */
export function useWhenSignedIn(): () => Promise<void> {
  const { waiters } = useSessionContext();
  return useCallback(() => waiters.whenSignedIn(), [waiters]);
}

/**
 * Joins what the identity provider knows (who) with what the deployment has confirmed (whether). Put it inside
 * `ConvexProviderWithClerk` or `ConvexProviderWithAuth0`.
 *
 * @param viewer the identity provider's user id (Clerk `userId`, Auth0 `user.sub`); null when it says nobody is
 * signed in; undefined while it loads
 */
export function SessionProvider({
  viewer,
  children,
}: {
  viewer: string | null | undefined;
  children: ReactNode;
}) {
  const client = useConvex();
  const { isLoading, isAuthenticated, isRefreshing } = useConvexAuth();
  const [intents] = useState(() => ({
    prewarmer: new Prewarmer(client),
    linksAhead: new LinksAhead(),
    idleTime: new IdleTime(),
  }));
  const [waiters] = useState(() => new SessionWaiters());

  // Whose token was confirmed. When the provider switches from one user to another, a render comes between in
  // which the viewer is the new one and the confirmation still the old one's: that one is nobody's session.
  const [confirmed, setConfirmed] = useState({ isAuthenticated: false, viewer });
  if (confirmed.isAuthenticated !== isAuthenticated) setConfirmed({ isAuthenticated, viewer });
  const confirmedViewer = confirmed.isAuthenticated === isAuthenticated ? confirmed.viewer : viewer;
  const switching = isAuthenticated && confirmedViewer !== viewer;

  const status = sessionStatus({ isLoading: isLoading || switching, isAuthenticated, isRefreshing });

  const active = status === "signed-in" || status === "refreshing";
  const [sessions, setSessions] = useState({ active, ended: 0 });
  if (sessions.active !== active) setSessions({ active, ended: sessions.ended + (active ? 0 : 1) });
  const { ended } = sessions;

  // A subscription that outlives the session would rerun unauthenticated.
  useEffect(() => {
    if (active) return () => intents.prewarmer.clear();
    return undefined;
  }, [active, intents]);

  useEffect(() => waiters.update(status), [waiters, status]);

  const value = useMemo(
    () => ({ session: { status, viewer, ended }, intents, waiters }),
    [status, viewer, ended, intents, waiters],
  );
  return (
    <SessionContext.Provider value={value}>
      {/* The end of a session unmounts the pages, in the same commit. Their subscriptions are gone before Convex
          clears the token, for unmounting cleans up first; and nothing that they held reaches the next person. */}
      <Fragment key={ended}>{children}</Fragment>
    </SessionContext.Provider>
  );
}

function sessionStatus(auth: {
  isLoading: boolean;
  isAuthenticated: boolean;
  isRefreshing: boolean;
}): SessionStatus {
  if (auth.isLoading) return "loading";
  if (!auth.isAuthenticated) return "signed-out";
  return auth.isRefreshing ? "refreshing" : "signed-in";
}
