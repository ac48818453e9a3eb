import { useTokenRefresh } from "@repo/convex-next";
import { LoginOutage } from "@repo/features/account";
import { useMemo, type ReactNode } from "react";
import { convex } from "#convex.ts";
import { Auth0Context, useAuth0 } from "./auth0-context";
import { classifyTokenResult } from "./classify-token-result";

/**
 * Waits for a tenant that does not answer, and says so. Whatever asks Auth0 for a token inside waits too, as
 * Convex does, and learns of a tenant that says no as the end of the session.
 */
export function TokenRefresh({ children }: { children: ReactNode }) {
  const auth0 = useAuth0();
  const { isAuthenticated, isLoading, user } = auth0;
  const { getToken, rejected, tryNow } = useTokenRefresh(
    auth0.getAccessTokenSilently,
    classifyTokenResult,
    user?.sub,
    { viewer: isLoading ? undefined : (user?.sub ?? null), client: convex },
  );
  const value = useMemo(
    () => ({
      ...auth0,
      isAuthenticated: isAuthenticated && !rejected,
      // The same calls as the SDK's; its type has an overload for each form of the answer.
      getAccessTokenSilently: getToken as typeof auth0.getAccessTokenSilently,
    }),
    [auth0, isAuthenticated, rejected, getToken],
  );
  return (
    <Auth0Context.Provider value={value}>
      {children}
      <LoginOutage onRetry={tryNow} />
    </Auth0Context.Provider>
  );
}
