import { Auth0Provider, useAuth0, type AppState, type User } from "@auth0/auth0-react";
import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithAuth0 } from "convex/react-auth0";
import type { ReactNode } from "react";
import { convex } from "../convex";
import { env } from "../env";
import { EnsureUser } from "./ensure-user";
import { leave } from "./leaving";
import { LoginProblem } from "./login-problem";
import { OneViewer } from "./one-viewer";
import { PatientTokens } from "./patient-tokens";
import { returnPath } from "./return-to";
import { writeViewer } from "./viewer-cookie";

/** Who is signed in, to Auth0, to Convex and to the pages. */
export function AuthProvider({ children }: { children: ReactNode }) {
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
      onRedirectCallback={finishOnServer}
    >
      <PatientTokens>
        <ConvexProviderWithAuth0 client={convex}>
          <Viewer>{children}</Viewer>
        </ConvexProviderWithAuth0>
      </PatientTokens>
    </Auth0Provider>
  );
}

/** The person has logged in once, visibly; the server's session follows through the tenant's, silently. */
function finishOnServer(appState: AppState | undefined, user: User | undefined): void {
  writeViewer(user?.sub ?? null);
  const login = new URLSearchParams({ prompt: "none", returnTo: returnPath(appState?.returnTo) });
  void leave(async () => window.location.replace(`/auth/login?${login.toString()}`));
}

function Viewer({ children }: { children: ReactNode }) {
  const { user, isLoading } = useAuth0();
  const viewer = isLoading ? undefined : (user?.sub ?? null);
  return (
    <SessionProvider viewer={viewer}>
      <LoginProblem />
      <OneViewer viewer={viewer}>
        <EnsureUser />
        {children}
      </OneViewer>
    </SessionProvider>
  );
}
