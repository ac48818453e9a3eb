import { LoginUnavailable } from "@repo/features/account";
import { useAuth0 } from "./browser-session/auth0-context";

/** Says that nobody can sign in, where Auth0's SDK has not come. */
export function SignInOutage() {
  const { isLoading, error } = useAuth0();
  if (!isLoading || !error) return null;
  return (
    <LoginUnavailable title="Signing in could not be loaded">
      Signing in and your own data have to wait. Nothing is lost.
    </LoginUnavailable>
  );
}
