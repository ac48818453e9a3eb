"use client";

import { useAuth } from "@clerk/nextjs";
import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithClerk } from "convex/react-clerk";
import type { ReactNode } from "react";
import { convex } from "../convex";
import { EnsureUser } from "@repo/features/account";
import { FollowSignIn } from "./follow-sign-in";
import { PatientTokens, usePatientAuth } from "./patient-tokens";

/** Who is signed in, to Convex and to the pages. Inside ClerkProvider. */
export function AuthProvider({ children }: { children: ReactNode }) {
  const { userId } = useAuth();
  return (
    <PatientTokens>
      <ConvexProviderWithClerk client={convex} useAuth={usePatientAuth}>
        <SessionProvider viewer={userId}>
          <EnsureUser />
          <FollowSignIn />
          {children}
        </SessionProvider>
      </ConvexProviderWithClerk>
    </PatientTokens>
  );
}
