import { useRouter } from "next/router";
import { useAuthActions } from "../use-auth-actions";
import type { AuthViews } from "./views";

/** The least that works: a word while it loads, and a button. To use them, import `authViews` from here. */
export const authViews: AuthViews = {
  loading: <p aria-busy="true">Loading…</p>,
  signedOut: <LogIn />,
  refreshing: null,
};

function LogIn() {
  const { signIn } = useAuthActions();
  const { asPath } = useRouter();
  return (
    <button type="button" onClick={() => signIn(asPath)}>
      Log in
    </button>
  );
}
