import { useClerk } from "@clerk/nextjs";
import { confirmSignOut } from "@repo/features/account";
import { toast } from "@repo/ui";
import { useConvex } from "convex/react";
import { useMemo } from "react";

/** Sign out, here and at Clerk. Signing in and up are pages. */
export function useAuthActions() {
  const clerk = useClerk();
  const client = useConvex();
  return useMemo(
    () => ({
      /** In all tabs, and then to the home page. A Clerk that does not answer becomes a message: nothing has ended then. */
      signOut: () => {
        if (!confirmSignOut(client)) return;
        clerk.signOut().catch((error: unknown) => {
          console.error("Clerk did not end the session.", error);
          toast.error("The login service did not answer. You are still signed in; try again in a moment.");
        });
      },
    }),
    [clerk, client],
  );
}
