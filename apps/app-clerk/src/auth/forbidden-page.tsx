"use client";

import { SignOutButton } from "@clerk/nextjs";
import { Button, ErrorView } from "@repo/ui";

/** Stands in for a page that was answered with 403: `server.ts` says when. */
export function ForbiddenPage() {
  return (
    <ErrorView
      title="This login is not accepted here"
      message="You are signed in, but Ledger's deployment does not know the Clerk instance that says so. Whoever runs it can mend that: set CLERK_JWT_ISSUER_DOMAIN on the deployment to the instance's Frontend API URL."
      action={
        <SignOutButton>
          <Button>Sign out</Button>
        </SignOutButton>
      }
    />
  );
}
