import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithAuth, type ConvexReactClient } from "convex/react";
import type { ReactNode } from "react";

/** A client without a deployment, which confirms every login at once. */
const client = {
  setAuth: (_fetch: unknown, onChange: (isAuthenticated: boolean) => void) => onChange(true),
  clearAuth: () => undefined,
} as unknown as ConvexReactClient;

const SIGNED_IN = { isLoading: false, isAuthenticated: true, fetchAccessToken: async () => "token" };
const SIGNED_OUT = { ...SIGNED_IN, isAuthenticated: false };
const LOADING = { ...SIGNED_OUT, isLoading: true };

interface TestSessionProps {
  /** As in `SessionProvider`. */
  viewer: string | null | undefined;
  children: ReactNode;
}

/** The session of a test: of a user, of nobody (null), or not known yet (undefined). */
export function TestSession({ viewer, children }: TestSessionProps) {
  const state = viewer === undefined ? LOADING : viewer === null ? SIGNED_OUT : SIGNED_IN;
  return (
    <ConvexProviderWithAuth client={client} useAuth={() => state}>
      <SessionProvider viewer={viewer}>{children}</SessionProvider>
    </ConvexProviderWithAuth>
  );
}
