"use client";

import { useUser } from "@clerk/nextjs";
import { IntentLink, useHydrated, useSession } from "@repo/convex-next";
import { Button, Skeleton } from "@repo/ui";
import { AccountMenu as Menu, AccountMenuItem } from "@repo/features/account";
import { LogOut, UserRound, UserRoundCog } from "lucide-react";
import { accountCall } from "@repo/features/account/data";
import { useAuthActions } from "./browser-session/use-auth-actions";
import { DocumentLink } from "./document-link";

/** The header's corner: sign in, or who is signed in and the way out. */
export function AccountMenu() {
  const { status, viewer } = useSession();
  const { user } = useUser();
  const { signOut } = useAuthActions();
  const hydrated = useHydrated();
  // Whom the deployment does not take is signed in at Clerk all the same, and may want to leave.
  if (status === "signed-out" && !viewer) {
    return (
      <Button size="sm" asChild>
        <DocumentLink href="/sign-in">Sign in</DocumentLink>
      </Button>
    );
  }
  if (!hydrated || !user) return <Skeleton className="size-9 rounded-full" />;
  const email = user.primaryEmailAddress?.emailAddress ?? "";
  return (
    <Menu
      name={user.fullName ?? (email || "Signed in")}
      email={email}
      picture={user.hasImage ? user.imageUrl : undefined}
    >
      <AccountMenuItem asChild>
        <IntentLink href="/account" data={[accountCall]}>
          <UserRound aria-hidden /> Account
        </IntentLink>
      </AccountMenuItem>
      <AccountMenuItem asChild>
        <DocumentLink href="/user-profile">
          <UserRoundCog aria-hidden /> Manage login
        </DocumentLink>
      </AccountMenuItem>
      <AccountMenuItem onClick={signOut}>
        <LogOut aria-hidden /> Sign out
      </AccountMenuItem>
    </Menu>
  );
}
