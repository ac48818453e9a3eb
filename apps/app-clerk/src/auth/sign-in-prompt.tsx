"use client";

import { Button, SignInCard } from "@repo/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** Stands in for a page that needs a login, and comes back to it afterwards. */
export function SignInPrompt() {
  const pathname = usePathname();
  return (
    <SignInCard title="Sign in to continue" description="This page shows your own data.">
      <Button asChild>
        <Link href={`/sign-in?redirect_url=${encodeURIComponent(pathname)}`} prefetch={false}>
          Sign in
        </Link>
      </Button>
    </SignInCard>
  );
}
