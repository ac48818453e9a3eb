import { useAuth0 } from "@auth0/auth0-react";
import { useRouter } from "next/router";
import { useEffect } from "react";

/** Leaves the address the tenant answers failed logins at, for the page that says so. */
export function LoginProblem() {
  const { error } = useAuth0();
  const router = useRouter();
  const { query, isReady, replace } = router;
  const failed = error !== undefined && isReady && "error" in query && "state" in query;
  // A silent login that would have needed the person has not failed: nobody is signed in.
  const target = query.error === "login_required" ? "/" : "/sign-in?problem=failed";
  useEffect(() => {
    if (failed) void replace(target);
  }, [failed, target, replace]);
  return null;
}
