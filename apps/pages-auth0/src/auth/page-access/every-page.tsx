import { useRouter } from "next/router";
import type { ReactNode } from "react";
import { RequireSignIn } from "../require-sign-in";

/** Routes that somebody without a login must reach: the way in, and the errors. */
const OPEN = new Set(["/sign-in", "/sign-up", "/404", "/500", "/_error"]);

/**
 * Every page requires a login; none is rendered, or asks for data, before somebody is signed in. For this shape of
 * app, import `PageAccess` from here in `_app`.
 */
export function PageAccess({ children }: { children: ReactNode }) {
  const { pathname } = useRouter();
  return OPEN.has(pathname) ? children : <RequireSignIn>{children}</RequireSignIn>;
}
