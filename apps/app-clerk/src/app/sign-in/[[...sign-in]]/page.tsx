import { SignIn } from "@clerk/nextjs";
import { LoginSkeleton } from "@repo/features/account";
import type { Metadata } from "next";
import { AfterHydration } from "#auth/after-hydration.tsx";
import { SampleUsers } from "#auth/sample-users.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default function SignInPage() {
  return (
    <div className="flex flex-col items-center gap-6">
      <AfterHydration fallback={<LoginSkeleton />}>
        <SignIn fallback={<LoginSkeleton />} />
      </AfterHydration>
      <SampleUsers />
    </div>
  );
}
