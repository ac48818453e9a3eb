"use client";

import { useAuth } from "@clerk/nextjs";
import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithClerk } from "convex/react-clerk";
import type { ReactNode } from "react";
import { convex } from "../convex";
import { EnsureUser } from "./ensure-user";
import { FollowSignIn } from "./follow-sign-in";

/** Who is signed in, to Convex and to the pages. Inside ClerkProvider. */
export function AuthProvider({ children }: { children: ReactNode }) {
  const { userId } = useAuth();
  return (
    <ConvexProviderWithClerk client={convex} useAuth={useAuth}>
      <SessionProvider viewer={userId}>
        <EnsureUser />
        <FollowSignIn />
        {children}
      </SessionProvider>
    </ConvexProviderWithClerk>
  );
}
