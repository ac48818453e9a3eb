import type { Auth0ContextInterface } from "@auth0/auth0-react";
import { createContext, useContext } from "react";

/** What this app uses of Auth0's `useAuth0`. */
export type Auth0 = Pick<
  Auth0ContextInterface,
  | "error"
  | "getAccessTokenSilently"
  | "getIdTokenClaims"
  | "isAuthenticated"
  | "isLoading"
  | "loginWithRedirect"
  | "logout"
  | "revokeRefreshToken"
  | "user"
>;

function notLoaded(): never {
  throw new Error("Auth0's SDK has not been loaded yet: wait until `isLoading` is false.");
}

/** Until the SDK has been loaded: the same as it says itself while it looks for a session. */
export const LOADING: Auth0 = {
  isLoading: true,
  isAuthenticated: false,
  user: undefined,
  error: undefined,
  getAccessTokenSilently: notLoaded,
  getIdTokenClaims: notLoaded,
  loginWithRedirect: notLoaded,
  logout: notLoaded,
  revokeRefreshToken: notLoaded,
};

/** This app's own, as whoever imports one value of the SDK has all of it in the first load of every page. */
export const Auth0Context = createContext<Auth0>(LOADING);

/** As Auth0's `useAuth0`, inside of `Auth0Provider`. */
export const useAuth0 = () => useContext(Auth0Context);
