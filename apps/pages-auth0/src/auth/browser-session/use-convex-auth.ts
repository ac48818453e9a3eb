import type { ConvexProviderWithAuth } from "convex/react";
import { useCallback, useMemo, type ComponentProps } from "react";
import { useAuth0 } from "./auth0-context";

type ConvexAuth = ReturnType<ComponentProps<typeof ConvexProviderWithAuth>["useAuth"]>;

/** For `ConvexProviderWithAuth`: what that of `convex/react-auth0` uses, which would bring Auth0's SDK along. */
export function useConvexAuth(): ConvexAuth {
  const { isLoading, isAuthenticated, getAccessTokenSilently } = useAuth0();
  const fetchAccessToken = useCallback<ConvexAuth["fetchAccessToken"]>(
    async ({ forceRefreshToken }) => {
      const cacheMode = forceRefreshToken ? "off" : "on";
      // What it fails with was looked at by `TokenRefresh`: that nobody is signed in any more is what is left of it.
      const renewed = await getAccessTokenSilently({ detailedResponse: true, cacheMode }).catch(() => null);
      return renewed?.id_token ?? null;
    },
    [getAccessTokenSilently],
  );
  return useMemo(
    () => ({ isLoading, isAuthenticated, fetchAccessToken }),
    [isLoading, isAuthenticated, fetchAccessToken],
  );
}
