"use client";

import { useAuth } from "@clerk/nextjs";
import { usePatientToken } from "@repo/convex-next";
import { LoginOutage } from "@repo/features/account";
import type { ConvexProviderWithClerk } from "convex/react-clerk";
import { createContext, useContext, useMemo, type ComponentProps, type ReactNode } from "react";
import { tokenVerdict } from "./token-verdict";

type Auth = ReturnType<ComponentProps<typeof ConvexProviderWithClerk>["useAuth"]>;

const PatientAuth = createContext<Auth | null>(null);

/** Clerk's `useAuth` for `ConvexProviderWithClerk`, inside of `PatientTokens`. */
export function usePatientAuth(): Auth {
  const auth = useContext(PatientAuth);
  if (!auth) throw new Error("No tokens: put <PatientTokens> around <ConvexProviderWithClerk>.");
  return auth;
}

/** Waits for a Clerk that does not answer, and says so. A Clerk that says no ends the session. */
export function PatientTokens({ children }: { children: ReactNode }) {
  const auth = useAuth();
  const { isSignedIn, sessionId } = auth;
  const { getToken, refused, tryNow } = usePatientToken(auth.getToken, tokenVerdict, sessionId);
  const value = useMemo(
    (): Auth => ({ ...auth, isSignedIn: isSignedIn && !refused, getToken }),
    [auth, isSignedIn, refused, getToken],
  );
  return (
    <PatientAuth.Provider value={value}>
      {children}
      <LoginOutage onRetry={tryNow} />
    </PatientAuth.Provider>
  );
}
