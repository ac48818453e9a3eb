import { SignUp } from "@clerk/nextjs";
import { LoginSkeleton } from "@repo/features/account";
import type { Metadata } from "next";
import { ClerkUI } from "#auth/clerk-ui.tsx";

export const metadata: Metadata = { title: "Sign up" };

export default function SignUpPage() {
  return (
    <div className="flex flex-col items-center gap-6">
      <ClerkUI fallback={<LoginSkeleton />}>
        <SignUp fallback={<LoginSkeleton />} />
      </ClerkUI>
    </div>
  );
}
