import { SignIn } from "@clerk/nextjs";
import type { Metadata } from "next";
import { SampleUsers } from "../../../auth/sample-users";

export const metadata: Metadata = { title: "Sign in" };

export default function SignInPage() {
  return (
    <div className="flex flex-col items-center gap-6">
      <SignIn />
      <SampleUsers />
    </div>
  );
}
