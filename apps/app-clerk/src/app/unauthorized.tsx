import { SignInPrompt } from "#auth/sign-in-prompt.tsx";

/** Answers 401, for which no page asks. Next.js sends it with every page, in case, and its own is a kilobyte. */
export default function Unauthorized() {
  return <SignInPrompt />;
}
