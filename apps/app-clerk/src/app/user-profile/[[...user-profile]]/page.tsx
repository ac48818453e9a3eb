import { UserProfile } from "@clerk/nextjs";
import { LoginSkeleton, RequireSignIn } from "@repo/features/account";
import type { Metadata } from "next";
import { appearance } from "#auth/appearance.ts";
import { ClerkUI } from "#auth/clerk-ui.tsx";

export const metadata: Metadata = { title: "Manage login" };

/** What Clerk keeps of a person: name, picture, addresses, password, and the devices that are signed in. */
export default function UserProfilePage() {
  return (
    <RequireSignIn>
      <div className="flex flex-col items-center">
        <ClerkUI fallback={<LoginSkeleton />}>
          <UserProfile appearance={appearance} fallback={<LoginSkeleton />} />
        </ClerkUI>
      </div>
    </RequireSignIn>
  );
}
