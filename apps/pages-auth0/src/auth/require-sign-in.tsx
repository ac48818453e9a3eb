import { Gate } from "@repo/convex-next";
import type { ReactNode } from "react";
import { authViews } from "./views/custom";

/** A page that is for signed-in people only wraps itself in this. */
export function RequireSignIn({ children }: { children: ReactNode }) {
  return <Gate {...authViews}>{children}</Gate>;
}
