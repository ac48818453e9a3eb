import type { RedirectLoginOptions } from "@auth0/auth0-react";
import { canKeepSession, confirmSignOut, KEEPS_NOTHING } from "@repo/features/account";
import { toast } from "@repo/ui";
import { useConvex } from "convex/react";
import { useMemo } from "react";
import { env } from "#env.ts";
import { isReachable } from "../session-sync/tenant";
import { useAuth0 } from "./auth0-context";
import { endBrowserSession } from "./end-session";
import { logInAtTenant } from "./login-response";
import { redirect } from "./redirecting";

/**
 * Sign in, sign up and out, through the tenant's own pages. The tenant out of reach becomes a message; signing out
 * works all the same.
 */
export function useAuthActions() {
  const { loginWithRedirect, logout, revokeRefreshToken } = useAuth0();
  const client = useConvex();
  return useMemo(() => {
    const logIn = async (
      returnTo: string,
      parameters?: NonNullable<RedirectLoginOptions["authorizationParams"]>,
    ) => {
      if (!canKeepSession()) {
        toast.error(KEEPS_NOTHING);
        return;
      }
      if (await isReachable(env.NEXT_PUBLIC_AUTH0_DOMAIN))
        return redirect(() => logInAtTenant(loginWithRedirect, returnTo, parameters));
      toast.error("The login service did not answer. Nothing has changed; try again in a moment.");
    };
    return {
      /** @param returnTo the path to come back to */
      signIn: (returnTo: string) => void logIn(returnTo),
      /** @param returnTo the path to come back to */
      signUp: (returnTo: string) => void logIn(returnTo, { screen_hint: "signup" }),
      /**
       * Here, on the server and at the tenant: the server's logout ends the tenant's session too. Without the tenant,
       * here and on the server, which then says that the tenant's may remain.
       */
      signOut: () => {
        if (!confirmSignOut(client)) return;
        const signOut = async () => {
          const found = await isReachable(env.NEXT_PUBLIC_AUTH0_DOMAIN);
          const query: Record<string, string> = found
            ? { returnTo: window.location.origin }
            : { tenant: "unreachable" };
          const url = `/auth/logout?${new URLSearchParams(query).toString()}`;
          await redirect(() =>
            endBrowserSession(logout, found ? revokeRefreshToken : undefined, () =>
              window.location.assign(url),
            ),
          );
        };
        void signOut();
      },
    };
  }, [loginWithRedirect, logout, revokeRefreshToken, client]);
}
