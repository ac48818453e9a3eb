"use client";

import { useAuth } from "@clerk/nextjs";
import { useTokenRefresh } from "@repo/convex-next";
import { LoginOutage } from "@repo/features/account";
import type { ConvexProviderWithClerk } from "convex/react-clerk";
import { createContext, useContext, useMemo, type ComponentProps, type ReactNode } from "react";
import { convex } from "#convex.ts";
import { classifyTokenResult } from "./classify-token-result";

type Auth = ReturnType<ComponentProps<typeof ConvexProviderWithClerk>["useAuth"]>;

const AuthWithRefresh = createContext<Auth | null>(null);

/** Clerk's `useAuth` for `ConvexProviderWithClerk`, inside of `TokenRefresh`. */
export function useAuthWithRefresh(): Auth {
  const auth = useContext(AuthWithRefresh);
  if (!auth) throw new Error("No tokens: put <TokenRefresh> around <ConvexProviderWithClerk>.");
  return auth;
}

/** Token refresh that waits for a Clerk that does not answer, and says so. A Clerk that says no ends the session. */
export function TokenRefresh({ children }: { children: ReactNode }) {
  const auth = useAuth();
  const { isSignedIn, sessionId, userId } = auth;
  const { getToken, rejected, tryNow } = useTokenRefresh(auth.getToken, classifyTokenResult, sessionId, {
    viewer: userId,
    client: convex,
  });
  const value = useMemo(
    (): Auth => ({ ...auth, isSignedIn: isSignedIn && !rejected, getToken }),
    [auth, isSignedIn, rejected, getToken],
  );
  return (
    <AuthWithRefresh.Provider value={value}>
      {children}
      <LoginOutage onRetry={tryNow} />
    </AuthWithRefresh.Provider>
  );
}
