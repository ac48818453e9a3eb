"use client";

import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithAuth } from "convex/react";
import type { ReactNode } from "react";
import { useAuth, useUserId } from "@/auth/use-auth";
import { convex } from "@/convex";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ConvexProviderWithAuth client={convex} useAuth={useAuth}>
      <SessionProvider viewer={useUserId()}>{children}</SessionProvider>
    </ConvexProviderWithAuth>
  );
}
