import type { ReactNode } from "react";

/**
 * Pages are open, and those that need a login say so themselves, with `RequireSignIn` or by what `useLiveQuery`
 * answers. For this shape of app, import `PageAccess` from here in `_app`.
 */
export function PageAccess({ children }: { children: ReactNode }) {
  return children;
}
