import { SignInPage } from "../auth/sign-in-page";

export default function Page() {
  return <SignInPage action="signUp" />;
}
