import type { ReactNode } from "react";

/**
 * What a page that requires a login shows to everybody else: Convex's `AuthLoading`, `Unauthenticated` and
 * `AuthRefreshing`; its `Authenticated` is the page.
 */
export interface AuthViews {
  /** While nobody knows yet. */
  loading: ReactNode;
  /** When nobody is signed in, and when a login could not be renewed. */
  signedOut: ReactNode;
  /** Above the page, which stays, while the deployment waits for a new token. */
  refreshing: ReactNode;
}
