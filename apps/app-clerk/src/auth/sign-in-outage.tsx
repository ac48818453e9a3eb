"use client";

import { ClerkFailed } from "@clerk/nextjs";
import { Button, Callout } from "@repo/ui";

/** Says that the login service does not answer, so that nobody waits in vain. What needs no login still works. */
export function SignInOutage() {
  return (
    <ClerkFailed>
      <div role="alert" className="mx-auto max-w-6xl px-4 pt-4 sm:px-6">
        <Callout
          tone="warning"
          title="The login service does not answer"
          action={
            <Button size="sm" variant="secondary" onClick={() => window.location.reload()}>
              Try again
            </Button>
          }
        >
          Signing in and your own data have to wait. Nothing is lost.
        </Callout>
      </div>
    </ClerkFailed>
  );
}
