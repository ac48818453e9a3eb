import { Button, SignInCard } from "@repo/ui";
import { useRouter } from "next/router";
import { useAuthActions } from "./use-auth-actions";

/** Stands in for a page that needs a login, and comes back to it afterwards. */
export function SignInPrompt() {
  const { signIn } = useAuthActions();
  const { asPath } = useRouter();
  return (
    <SignInCard title="Sign in to continue" description="This page shows your own data.">
      <Button onClick={() => signIn(asPath)}>Sign in with Auth0</Button>
    </SignInCard>
  );
}
