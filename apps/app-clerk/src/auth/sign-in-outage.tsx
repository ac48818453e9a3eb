"use client";

import { ClerkFailed } from "@clerk/nextjs";
import { useHydrated } from "@repo/convex-next";
import { canKeepSession, KEEPS_NOTHING, LoginUnavailable } from "@repo/features/account";
import { useMemo } from "react";
import { AfterHydration } from "./after-hydration";

/**
 * Says why nobody can sign in, so that nobody waits in vain: this browser keeps nothing of the site, or the login service
 * does not answer. What needs no login still works.
 */
export function SignInOutage() {
  const hydrated = useHydrated();
  // Clerk's script cannot start in such a browser, and Clerk says so only after its own patience of some 15 s.
  const isBlocked = useMemo(() => hydrated && !canKeepSession(), [hydrated]);
  if (isBlocked)
    return <LoginUnavailable title="This browser blocks signing in">{KEEPS_NOTHING}</LoginUnavailable>;
  return (
    <AfterHydration fallback={null}>
      <ClerkFailed>
        <LoginUnavailable title="The login service does not answer">
          Signing in and your own data have to wait. Nothing is lost.
        </LoginUnavailable>
      </ClerkFailed>
    </AfterHydration>
  );
}
