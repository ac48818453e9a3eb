import type { Auth0ContextInterface, RedirectLoginOptions } from "@auth0/auth0-react";

/** Where this tab remembers the `state` (RFC 6749, section 4.1.1) of the login it has begun. */
const KEY = "ledger_login";

/** What the tenant adds to the address (RFC 6749, sections 4.1.2 and 4.1.2.1; the issuer by RFC 9207). */
const PARAMETERS = ["code", "state", "error", "error_description", "iss"];

/** Begins a login at the tenant's page, and remembers that it was this tab that began it. @param returnTo a path */
export function logInAtTenant(
  loginWithRedirect: Auth0ContextInterface["loginWithRedirect"],
  returnTo: string,
  authorizationParams: NonNullable<RedirectLoginOptions["authorizationParams"]> = {},
): Promise<void> {
  return loginWithRedirect({
    appState: { returnTo },
    authorizationParams,
    openUrl: (url) => {
      sessionStorage.setItem(KEY, new URL(url).searchParams.get("state") ?? "");
      window.location.assign(url);
    },
  });
}

/** Whether an address looks like an answer of the tenant. */
export function hasLoginParameters(search: string): boolean {
  const params = new URLSearchParams(search);
  return params.has("state") && (params.has("code") || params.has("error"));
}

/**
 * Whether this document is the answer to the login that this tab has begun; it is asked once per document. An old
 * bookmark, a link that somebody sends or an answer that has been used already is not, and ends nobody's session.
 */
export function takeLoginResponse(): boolean {
  const { search } = window.location;
  if (!hasLoginParameters(search)) return false;
  try {
    const state = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return state !== null && state !== "" && new URLSearchParams(search).get("state") === state;
  } catch {
    // A browser without storage has begun no login.
    return false;
  }
}

/** The same address without the tenant's parameters. @param path path, query and hash */
export function withoutLoginParameters(path: string): string {
  const url = new URL(path, "http://app.invalid");
  for (const name of PARAMETERS) url.searchParams.delete(name);
  return url.pathname + url.search + url.hash;
}
