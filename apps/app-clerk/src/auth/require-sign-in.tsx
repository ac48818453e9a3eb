"use client";

import { Gate } from "@repo/convex-next";
import { PageSkeleton } from "@repo/ui";
import type { ReactNode } from "react";
import { SignInPrompt } from "./sign-in-prompt";

/** A page that is for signed-in people only wraps itself in this. */
export function RequireSignIn({ children }: { children: ReactNode }) {
  return (
    <Gate loading={<PageSkeleton />} signedOut={<SignInPrompt />}>
      {children}
    </Gate>
  );
}
