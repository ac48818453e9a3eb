import { useRouter } from "next/router";
import { useEffect } from "react";
import { useAuth0 } from "./auth0-context";
import { returnPath } from "../session-sync/return-path";
import { hasLoginParameters, withoutLoginParameters } from "./login-response";
import { redirect } from "./redirecting";

interface FinishLoginProps {
  /** Whether this document is the answer to a login that this tab began. */
  isOwnResponse: boolean;
}

/** Leaves the address that the tenant answers at: for the page that says what failed, or for the same without its parameters. */
export function FinishLogin({ isOwnResponse }: FinishLoginProps) {
  const { error } = useAuth0();
  const { isReady, replace } = useRouter();
  useEffect(() => {
    if (!isReady || !hasLoginParameters(window.location.search)) return;
    if (!isOwnResponse) {
      const { pathname, search, hash } = window.location;
      void replace(withoutLoginParameters(pathname + search + hash), undefined, { shallow: true });
      return;
    }
    if (!error) return;
    const path = pathOf(error);
    // A silent login that would have needed the person has not failed: nobody is signed in.
    if (isLoginRequired(error)) void replace(path);
    // A new document looks at what this browser has: the failure says nothing of a session that is here already.
    else void redirect(async () => window.location.replace(failed(problemOf(error), path)));
  }, [isOwnResponse, error, isReady, replace]);
  return null;
}

export const isLoginRequired = (error: Error) => "error" in error && error.error === "login_required";

const failed = (problem: string, returnTo: string) =>
  `/sign-in?${new URLSearchParams({ problem, returnTo }).toString()}`;

/** The SDK has no code for a token that is not valid at this browser's time (exp, nbf, auth_time), only its words. */
export const problemOf = (error: Error) =>
  /claim error in the ID token; current time/i.test(error.message) ? "clock" : "failed";

/** Where the login that failed would have led. */
function pathOf(error: Error): string {
  const appState: unknown = "appState" in error ? error.appState : undefined;
  const hasPath = typeof appState === "object" && appState !== null && "returnTo" in appState;
  return returnPath(hasPath ? appState.returnTo : "/customers");
}
