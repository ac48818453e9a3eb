import { useAuth0 } from "@auth0/auth0-react";
import { toast } from "@repo/ui";
import { useMemo } from "react";

/** Sign in, sign up and out, through the tenant's own pages. The tenant out of reach becomes a message. */
export function useAuthActions() {
  const { loginWithRedirect, logout } = useAuth0();
  return useMemo(() => {
    const tell = (error: unknown) => {
      console.error(error);
      toast.error("The login service did not answer. Check your connection and try again.");
    };
    return {
      /** @param returnTo the path to come back to */
      signIn: (returnTo: string) => void loginWithRedirect({ appState: { returnTo } }).catch(tell),
      /** @param returnTo the path to come back to */
      signUp: (returnTo: string) =>
        void loginWithRedirect({
          appState: { returnTo },
          authorizationParams: { screen_hint: "signup" },
        }).catch(tell),
      signOut: () => void logout({ logoutParams: { returnTo: window.location.origin } }).catch(tell),
    };
  }, [loginWithRedirect, logout]);
}
