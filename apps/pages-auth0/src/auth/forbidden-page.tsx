import { Button, ErrorView } from "@repo/ui";
import { Title } from "../layout/title";
import { useAuth0 } from "./browser-session/auth0-context";
import { useAuthActions } from "./browser-session/use-auth-actions";

/** Stands in for a page that was answered with 403: `withViewer` says when. */
export function ForbiddenPage() {
  const { isLoading } = useAuth0();
  const { signOut } = useAuthActions();
  return (
    <>
      <Title>Not accepted</Title>
      <ErrorView
        title="This login is not accepted here"
        message="You are signed in, but Ledger's deployment does not know the Auth0 tenant or application that says so. Whoever runs it can mend that: set AUTH0_DOMAIN, AUTH0_SPA_CLIENT_ID and AUTH0_WEB_CLIENT_ID on the deployment to those of this app."
        action={
          <Button pending={isLoading} onClick={signOut}>
            Sign out
          </Button>
        }
      />
    </>
  );
}
