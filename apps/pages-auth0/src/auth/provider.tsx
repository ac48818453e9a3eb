import { Auth0Provider, useAuth0, type AppState } from "@auth0/auth0-react";
import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithAuth0 } from "convex/react-auth0";
import { useRouter } from "next/router";
import type { ReactNode } from "react";
import { convex } from "../convex";
import { env } from "../env";
import { EnsureUser } from "./ensure-user";
import { returnPath } from "./return-to";

/** Who is signed in, to Auth0, to Convex and to the pages. */
export function AuthProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  return (
    <Auth0Provider
      domain={env.NEXT_PUBLIC_AUTH0_DOMAIN}
      clientId={env.NEXT_PUBLIC_AUTH0_CLIENT_ID}
      authorizationParams={{
        redirect_uri: typeof window === "undefined" ? undefined : window.location.origin,
      }}
      // Without both a reload signs out: the session would live in a third-party cookie, which browsers refuse.
      useRefreshTokens
      cacheLocation="localstorage"
      onRedirectCallback={(appState?: AppState) => void router.replace(returnPath(appState?.returnTo))}
    >
      <ConvexProviderWithAuth0 client={convex}>
        <Viewer>{children}</Viewer>
      </ConvexProviderWithAuth0>
    </Auth0Provider>
  );
}

function Viewer({ children }: { children: ReactNode }) {
  const { user, isLoading } = useAuth0();
  return (
    <SessionProvider viewer={isLoading ? undefined : (user?.sub ?? null)}>
      <EnsureUser />
      {children}
    </SessionProvider>
  );
}
