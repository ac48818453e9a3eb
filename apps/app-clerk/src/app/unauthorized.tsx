import { SignInPrompt } from "../auth/sign-in-prompt";

/**
 * Answers 401. `auth.protect()` leads people who open a page to the login instead; it comes here when a Server Action
 * has a protected page rendered again after the session has ended.
 */
export default function UnauthorizedPage() {
  return <SignInPrompt />;
}
