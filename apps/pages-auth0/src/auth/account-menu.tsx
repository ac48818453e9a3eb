import { IntentLink, useSession } from "@repo/convex-next";
import { Button, Skeleton } from "@repo/ui";
import { AccountMenu as Menu, AccountMenuItem } from "@repo/features/account";
import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { accountCall } from "@repo/features/account/data";
import { useAuth0 } from "./browser-session/auth0-context";
import { useAuthActions } from "./browser-session/use-auth-actions";

/** The header's corner: sign in, or who is signed in and the way out. */
export function AccountMenu() {
  const { status } = useSession();
  const { user, isAuthenticated } = useAuth0();
  const { signOut } = useAuthActions();
  if (status === "loading") return <Skeleton className="size-9 rounded-full" />;
  // Whom the deployment does not take is signed in at Auth0 all the same, and may want to leave.
  if (status === "signed-out" && !isAuthenticated) {
    return (
      <Button size="sm" asChild>
        <Link href="/sign-in">Sign in</Link>
      </Button>
    );
  }
  return (
    <Menu name={user?.name ?? "Signed in"} email={user?.email ?? ""} picture={user?.picture}>
      <AccountMenuItem asChild>
        <IntentLink href="/account" data={[accountCall]}>
          <UserRound aria-hidden /> Account
        </IntentLink>
      </AccountMenuItem>
      <AccountMenuItem onClick={signOut}>
        <LogOut aria-hidden /> Sign out
      </AccountMenuItem>
    </Menu>
  );
}
