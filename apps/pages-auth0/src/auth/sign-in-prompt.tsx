import { Button } from "@repo/ui";
import { SignInCard, UnconfirmedSession } from "@repo/features/account";
import { useAuth0 } from "./browser-session/auth0-context";
import { useAuthActions } from "./browser-session/use-auth-actions";

/** Stands in for a page that needs a login, and comes back to it afterwards. */
export function SignInPrompt() {
  const { isAuthenticated } = useAuth0();
  const { signIn } = useAuthActions();
  // Not the router's path: the list of customers writes its search params past the router.
  const here = () => window.location.pathname + window.location.search + window.location.hash;
  // Auth0 has a session, and its tenant has not ended it: what refuses is the deployment.
  if (isAuthenticated) return <UnconfirmedSession />;
  return (
    <SignInCard title="Sign in to continue" description="This page shows your own data.">
      <Button onClick={() => signIn(here())}>Sign in with Auth0</Button>
    </SignInCard>
  );
}
