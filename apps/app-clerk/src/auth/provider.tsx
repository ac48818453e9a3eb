"use client";

import { useAuth } from "@clerk/nextjs";
import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithClerk } from "convex/react-clerk";
import type { ReactNode } from "react";
import { convex } from "../convex";
import { EnsureUser } from "@repo/features/account";
import { FollowSignIn } from "./follow-sign-in";
import { RestoredPage } from "./restored-page";
import { TokenRefresh, useAuthWithRefresh } from "./browser-session/token-refresh";

/** Who is signed in, to Convex and to the pages. Inside ClerkProvider. */
export function AuthProvider({ children }: { children: ReactNode }) {
  const { userId } = useAuth();
  return (
    <TokenRefresh>
      <ConvexProviderWithClerk client={convex} useAuth={useAuthWithRefresh}>
        <SessionProvider viewer={userId}>
          <EnsureUser />
          <FollowSignIn />
          <RestoredPage />
          {children}
        </SessionProvider>
      </ConvexProviderWithClerk>
    </TokenRefresh>
  );
}
