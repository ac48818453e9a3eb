import { useCallback } from "react";
import { useAuth0 } from "./browser-session/auth0-context";

/** A token with less than this left is renewed, in seconds. */
const LEEWAY = 30;

/** The ID token of the browser's session, for this app's own API routes. @throws when it cannot be renewed */
export function useApiToken(): () => Promise<string> {
  const { getAccessTokenSilently, getIdTokenClaims } = useAuth0();
  return useCallback(async () => {
    const claims = await getIdTokenClaims();
    // The SDK's cache goes by the access token, which outlives the ID token.
    if (claims?.exp && claims.exp - LEEWAY > Date.now() / 1000) return claims.__raw;
    const renewed = await getAccessTokenSilently({ cacheMode: "off", detailedResponse: true });
    if (!renewed) throw new Error("The tenant sent no ID token: ask for the scope openid.");
    return renewed.id_token;
  }, [getAccessTokenSilently, getIdTokenClaims]);
}
