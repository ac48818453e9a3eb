import { useEffect, useState, type ReactNode } from "react";
import { Auth0Context, LOADING } from "./auth0-context";
import type { Auth0Options, Auth0SDK } from "./auth0-sdk";

/** From the moment this module is there, beside hydration: after it, whoever is signed in would wait for both. */
const sdk = typeof window === "undefined" ? undefined : import("./auth0-sdk");

interface Auth0ProviderProps extends Auth0Options {
  children: ReactNode;
}

/**
 * Auth0's provider without its SDK, which comes beside the page as Clerk's does: it is more than a quarter of what a page
 * needs to be usable, and what can be seen and done without a token waits for none of it. Without it, where it does not
 * come, `isLoading` stays true beside an `error`.
 */
export function Auth0Provider({ children, ...options }: Auth0ProviderProps) {
  const [auth0, setAuth0] = useState(LOADING);
  const [SDK, setSDK] = useState<typeof Auth0SDK>();
  useEffect(() => {
    sdk?.then(
      ({ Auth0SDK }) => setSDK(() => Auth0SDK),
      (cause: unknown) => {
        console.error("Auth0's SDK was not loaded.", cause);
        setAuth0({ ...LOADING, error: new Error("Auth0's SDK was not loaded.", { cause }) });
      },
    );
  }, []);
  return (
    <Auth0Context.Provider value={auth0}>
      {SDK && <SDK {...options} onChange={setAuth0} />}
      {children}
    </Auth0Context.Provider>
  );
}
