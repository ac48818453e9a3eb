import { PageSkeleton } from "@repo/ui";
import type { ReactNode } from "react";
import { SignInPrompt } from "./sign-in-prompt";

interface AuthViews {
  /** While nobody knows yet. */
  loading: ReactNode;
  /** When nobody is signed in, and when a login could not be renewed. */
  signedOut: ReactNode;
  /** Above the page, which stays, while the deployment waits for a new token. */
  refreshing: ReactNode;
}

/** What a page that requires a login shows to everybody else. Other views for the whole app go here. */
export const authViews: AuthViews = {
  loading: <PageSkeleton />,
  signedOut: <SignInPrompt />,
  refreshing: (
    <output className="mb-4 block animate-appear-late rounded-lg bg-subtle px-4 py-2 text-sm text-muted">
      Renewing your login. You can go on working.
    </output>
  ),
};
