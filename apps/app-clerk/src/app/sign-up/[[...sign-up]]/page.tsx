import { SignUp } from "@clerk/nextjs";
import { LoginSkeleton } from "@repo/features/account";
import type { Metadata } from "next";
import { AfterHydration } from "#auth/after-hydration.tsx";

export const metadata: Metadata = { title: "Sign up" };

export default function SignUpPage() {
  return (
    <div className="flex flex-col items-center gap-6">
      <AfterHydration fallback={<LoginSkeleton />}>
        <SignUp fallback={<LoginSkeleton />} />
      </AfterHydration>
    </div>
  );
}
