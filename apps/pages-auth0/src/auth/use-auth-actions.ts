import { useAuth0, type RedirectLoginOptions } from "@auth0/auth0-react";
import { toast } from "@repo/ui";
import { useMemo } from "react";
import { env } from "../env";
import { leave } from "./leaving";
import { tenantAnswers } from "./tenant";

/**
 * Sign in, sign up and out, through the tenant's own pages. The tenant out of reach becomes a message; signing out
 * works all the same.
 */
export function useAuthActions() {
  const { loginWithRedirect, logout } = useAuth0();
  return useMemo(() => {
    const go = async (away: () => Promise<void>) => {
      if (await tenantAnswers(env.NEXT_PUBLIC_AUTH0_DOMAIN)) return leave(away);
      toast.error("The login service did not answer. Nothing has changed; try again in a moment.");
    };
    const logIn = (returnTo: string, options?: RedirectLoginOptions["authorizationParams"]) =>
      void go(() => loginWithRedirect({ appState: { returnTo }, authorizationParams: { ...options } }));
    return {
      /** @param returnTo the path to come back to */
      signIn: (returnTo: string) => logIn(returnTo),
      /** @param returnTo the path to come back to */
      signUp: (returnTo: string) => logIn(returnTo, { screen_hint: "signup" }),
      /**
       * Here, on the server and at the tenant: the server's logout ends the tenant's session too. Without the tenant,
       * here and on the server, which then says that the tenant's may remain.
       */
      signOut: () => {
        const signOut = async () => {
          const found = await tenantAnswers(env.NEXT_PUBLIC_AUTH0_DOMAIN);
          const query: Record<string, string> = found
            ? { returnTo: window.location.origin }
            : { tenant: "unreachable" };
          const url = `/auth/logout?${new URLSearchParams(query).toString()}`;
          await leave(() => logout({ openUrl: () => window.location.assign(url) }));
        };
        void signOut();
      },
    };
  }, [loginWithRedirect, logout]);
}
