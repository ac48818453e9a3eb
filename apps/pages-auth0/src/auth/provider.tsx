import type { AppState, User } from "@auth0/auth0-react";
import { SessionProvider } from "@repo/convex-next";
import { ConvexProviderWithAuth } from "convex/react";
import type { ReactNode } from "react";
import { convex } from "../convex";
import { env } from "../env";
import { EnsureUser } from "@repo/features/account";
import { useAuth0 } from "./browser-session/auth0-context";
import { Auth0Provider } from "./browser-session/auth0-provider";
import { FinishLogin, isLoginRequired } from "./browser-session/finish-login";
import { takeLoginResponse } from "./browser-session/login-response";
import { redirect } from "./browser-session/redirecting";
import { TokenRefresh } from "./browser-session/token-refresh";
import { useConvexAuth } from "./browser-session/use-convex-auth";
import { OneViewer } from "./session-sync/one-viewer";
import { returnPath } from "./session-sync/return-path";
import { writeViewer } from "./session-sync/viewer-cookie";

/** At module level: a document is the answer to a login once, however often React renders. */
const isOwnResponse = typeof window !== "undefined" && takeLoginResponse();

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
      // There are no anonymous sessions here. Otherwise the SDK looks for localStorage while it is made, above every error
      // boundary, and throws where the browser blocks it.
      anonymousSessionsCacheMode="memory"
      // The SDK takes any address with `code` and `state` for an answer, and drops the session when it is none.
      skipRedirectCallback={!isOwnResponse}
      onRedirectCallback={finishOnServer}
    >
      <TokenRefresh>
        <ConvexProviderWithAuth client={convex} useAuth={useConvexAuth}>
          <Viewer>{children}</Viewer>
        </ConvexProviderWithAuth>
      </TokenRefresh>
    </Auth0Provider>
  );
}

/** The person has logged in once, visibly; the server's session follows through the tenant's, silently. */
function finishOnServer(appState: AppState | undefined, user: User | undefined): void {
  writeViewer(user?.sub ?? null);
  const login = new URLSearchParams({ prompt: "none", returnTo: returnPath(appState?.returnTo) });
  void redirect(async () => window.location.replace(`/auth/login?${login.toString()}`));
}

function Viewer({ children }: { children: ReactNode }) {
  const { user, isLoading, error } = useAuth0();
  // A login that failed says nothing of the session that is here already; `FinishLogin` loads the next page anew.
  const isUnknown = isLoading || (isOwnResponse && error !== undefined && !isLoginRequired(error));
  const viewer = isUnknown ? undefined : (user?.sub ?? null);
  return (
    <SessionProvider viewer={viewer}>
      <FinishLogin isOwnResponse={isOwnResponse} />
      <OneViewer viewer={viewer}>
        <EnsureUser />
        {children}
      </OneViewer>
    </SessionProvider>
  );
}
