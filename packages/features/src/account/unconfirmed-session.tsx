import { Button } from "@repo/ui";
import { SignInCard } from "./sign-in-card";

/**
 * In place of a page for somebody whom the identity provider knows and the deployment does not take: signing in again
 * would lead back here. The page comes by itself once it does.
 */
export function UnconfirmedSession() {
  return (
    <SignInCard
      title="Your session could not be confirmed"
      description="You are signed in, but the login service did not answer or its answer was not accepted. Nothing is lost, and this page goes on by itself."
    >
      <Button onClick={() => window.location.reload()}>Try now</Button>
    </SignInCard>
  );
}
