import type { ConvexReactClient } from "convex/react";

/**
 * Whether to sign out. Asks first while the deployment has not confirmed what was changed: what is yet to be sent goes
 * with the session.
 */
export function confirmSignOut(client: Pick<ConvexReactClient, "connectionState">): boolean {
  if (!client.connectionState().hasInflightRequests) return true;
  // The browser's own question: the code of another one may be out of reach, as the deployment is.
  return window.confirm(
    "Your last change is not saved yet. If you sign out now, it may be lost. Sign out anyway?",
  );
}
