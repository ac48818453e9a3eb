import { useSession } from "@repo/convex-next";
import { Button, Callout } from "@repo/ui";
import { SignInCard } from "@repo/features/account";
import Link from "next/link";
import { useRouter } from "next/router";
import { Title } from "../layout/title";
import { returnPath } from "./session-sync/return-path";
import { useAuthActions } from "./browser-session/use-auth-actions";

const TEXT = {
  signIn: {
    title: "Sign in",
    heading: "Sign in to Ledger",
    button: "Continue with Auth0",
    other: "No account yet?",
    href: "/sign-up",
    link: "Sign up",
  },
  signUp: {
    title: "Sign up",
    heading: "Create your account",
    button: "Sign up with Auth0",
    other: "Have an account?",
    href: "/sign-in",
    link: "Sign in",
  },
};

// By a fixed name: words from the address bar would put anybody's message on this page.
// A map: an object also knows names such as "__proto__".
const PROBLEMS = new Map([
  ["failed", "The login did not complete. Nothing has changed; try again."],
  [
    "clock",
    "The login was not accepted: by this device's clock it has expired, or is not valid yet. Set the device's time, and try again.",
  ],
  ["unreachable", "The login service did not answer. Nothing has changed; try again in a moment."],
  [
    "remains",
    "You are signed out here. The login service did not answer: your login there may remain, and with it the way back in without a password.",
  ],
]);

/** /sign-in and /sign-up: one button, which leads to the tenant's page. */
export function SignInPage({ action }: { action: "signIn" | "signUp" }) {
  const { status } = useSession();
  const { query } = useRouter();
  const actions = useAuthActions();
  const { title, heading, button, other, href, link } = TEXT[action];
  const problem = typeof query.problem === "string" ? PROBLEMS.get(query.problem) : undefined;
  // Once more, now that the tenant may answer: its own session is still to end.
  const signOutThere = (
    <Button size="sm" variant="secondary" onClick={actions.signOut}>
      Sign out there too
    </Button>
  );
  if (status === "signed-in" || status === "refreshing") {
    return (
      <SignInCard title="You are signed in" description="There is nothing more to do here.">
        <Title>{title}</Title>
        <Button asChild>
          <Link href="/customers">Go to your customers</Link>
        </Button>
      </SignInCard>
    );
  }
  return (
    <SignInCard title={heading} description="You continue on Auth0's page and come back here.">
      <Title>{title}</Title>
      <div role="alert">
        {problem && (
          <Callout tone="warning" action={query.problem === "remains" && signOutThere}>
            {problem}
          </Callout>
        )}
      </div>
      <Button
        pending={status === "loading"}
        onClick={() => actions[action](returnPath(query.returnTo ?? "/customers"))}
      >
        {button}
      </Button>
      <p>
        {other} <Link href={href}>{link}</Link>
      </p>
    </SignInCard>
  );
}
