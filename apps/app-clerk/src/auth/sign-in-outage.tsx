"use client";

import { ClerkFailed } from "@clerk/nextjs";
import { useHydrated } from "@repo/convex-next";
import { canKeepSession, KEEPS_NOTHING } from "@repo/features/account";
import { Button, Callout } from "@repo/ui";
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
  if (isBlocked) return <Reason title="This browser blocks signing in">{KEEPS_NOTHING}</Reason>;
  return (
    <AfterHydration fallback={null}>
      <ClerkFailed>
        <Reason title="The login service does not answer">
          Signing in and your own data have to wait. Nothing is lost.
        </Reason>
      </ClerkFailed>
    </AfterHydration>
  );
}

function Reason({ title, children }: { title: string; children: string }) {
  return (
    <div role="alert" className="mx-auto max-w-6xl px-4 pt-4 sm:px-6">
      <Callout
        tone="warning"
        title={title}
        action={
          <Button size="sm" variant="secondary" onClick={() => window.location.reload()}>
            Try again
          </Button>
        }
      >
        {children}
      </Callout>
    </div>
  );
}
