"use client";

import { Gate } from "@repo/convex-next";
import { PageSkeleton } from "@repo/ui";
import type { ReactNode } from "react";
import { SignInPrompt } from "../app";

/** What a page that requires a login shows to everybody else. Other views for both apps go here. */
const authViews = {
  /** While nobody knows yet. */
  loading: <PageSkeleton />,
  /** When nobody is signed in, and when a login could not be renewed. */
  signedOut: <SignInPrompt />,
  /** Above the page, which stays, while the deployment waits for a new token. */
  refreshing: (
    <output className="mb-4 block animate-appear-late rounded-lg bg-subtle px-4 py-2 text-sm text-muted">
      Renewing your login. You can go on working.
    </output>
  ),
};

/**
 * A page that is for signed-in people only wraps itself in this; one that wants views of its own wraps itself in `Gate`.
 * An app that is for them as a whole wraps the pages in it, inside its shell, except for /sign-in, /sign-up and the pages
 * for errors.
 */
export function RequireSignIn({ children }: { children: ReactNode }) {
  return <Gate {...authViews}>{children}</Gate>;
}
