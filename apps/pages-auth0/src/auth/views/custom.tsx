import { PageSkeleton } from "@repo/ui";
import { SignInPrompt } from "../sign-in-prompt";
import type { AuthViews } from "./views";

/** This app's own views. */
export const authViews: AuthViews = {
  loading: <PageSkeleton />,
  signedOut: <SignInPrompt />,
  refreshing: (
    <output className="mb-4 block animate-appear-late rounded-lg bg-subtle px-4 py-2 text-sm text-muted">
      Renewing your login. You can go on working.
    </output>
  ),
};
