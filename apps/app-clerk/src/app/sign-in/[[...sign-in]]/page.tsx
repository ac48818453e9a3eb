import { SignIn } from "@clerk/nextjs";
import { LoginSkeleton } from "@repo/features/account";
import type { Metadata } from "next";
import { ClerkUI } from "#auth/clerk-ui.tsx";
import { SampleUsers } from "#auth/sample-users.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default function SignInPage() {
  return (
    <div className="flex flex-col items-center gap-6">
      <ClerkUI fallback={<LoginSkeleton />}>
        <SignIn fallback={<LoginSkeleton />} />
      </ClerkUI>
      <SampleUsers />
    </div>
  );
}
