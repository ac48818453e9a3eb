import { SignInPage } from "#auth/sign-in-page.tsx";

export default function Page() {
  return <SignInPage action="signIn" />;
}
