import { SignIn } from "@clerk/nextjs";
import { LoginSkeleton } from "@repo/features/account";
import type { Metadata } from "next";
import { appearance } from "#auth/appearance.ts";
import { ClerkUI } from "#auth/clerk-ui.tsx";
import { SampleUsers } from "#auth/sample-users.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default function SignInPage() {
  return (
    <div className="flex flex-col items-center gap-6">
      <ClerkUI fallback={<LoginSkeleton />}>
        <SignIn
          appearance={appearance}
          fallback={<LoginSkeleton />}
          fallbackRedirectUrl="/customers"
          signUpFallbackRedirectUrl="/customers"
        />
      </ClerkUI>
      <SampleUsers />
    </div>
  );
}
