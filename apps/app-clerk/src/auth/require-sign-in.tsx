"use client";

import { Gate } from "@repo/convex-next";
import { PageSkeleton } from "@repo/ui";
import type { ReactNode } from "react";
import { SignInPrompt } from "./sign-in-prompt";

/** A page that is for signed-in people only wraps itself in this. */
export function RequireSignIn({ children }: { children: ReactNode }) {
  return (
    <Gate
      loading={<PageSkeleton />}
      signedOut={<SignInPrompt />}
      refreshing={
        <output className="mb-4 block animate-appear-late rounded-lg bg-subtle px-4 py-2 text-sm text-muted">
          Renewing your login. You can go on working.
        </output>
      }
    >
      {children}
    </Gate>
  );
}
