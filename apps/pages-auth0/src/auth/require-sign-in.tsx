import { Gate } from "@repo/convex-next";
import type { ReactNode } from "react";
import { authViews } from "./auth-views";

/**
 * A page that is for signed-in people only wraps itself in this. An app that is for them as a whole wraps the page in
 * `_app`, except for /sign-in, /sign-up and the pages for errors.
 */
export function RequireSignIn({ children }: { children: ReactNode }) {
  return <Gate {...authViews}>{children}</Gate>;
}
