import { SignUp } from "@clerk/nextjs";
import { LoginSkeleton } from "@repo/features/account";
import type { Metadata } from "next";
import { appearance } from "#auth/appearance.ts";
import { ClerkUI } from "#auth/clerk-ui.tsx";

export const metadata: Metadata = { title: "Sign up" };

export default function SignUpPage() {
  return (
    <div className="flex flex-col items-center gap-6">
      <ClerkUI fallback={<LoginSkeleton />}>
        <SignUp
          appearance={appearance}
          fallback={<LoginSkeleton />}
          fallbackRedirectUrl="/customers"
          signInFallbackRedirectUrl="/customers"
        />
      </ClerkUI>
    </div>
  );
}
