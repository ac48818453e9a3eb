"use client";

import { UserButton } from "@clerk/nextjs";
import { useSession } from "@repo/convex-next";
import { Button, Skeleton } from "@repo/ui";
import Link from "next/link";
import { AfterHydration } from "./after-hydration";

/** The header's corner: sign in, or who is signed in and the way out. */
export function AccountMenu() {
  const { status } = useSession();
  if (status === "signed-out") {
    return (
      <Button size="sm" asChild>
        <Link href="/sign-in">Sign in</Link>
      </Button>
    );
  }
  const placeholder = <Skeleton className="size-7 rounded-full!" />;
  return (
    // Without a line box of its own around it: a button is inline, and would stand above the line's middle.
    <div className="flex size-9 items-center justify-center">
      <AfterHydration fallback={placeholder}>
        <UserButton fallback={placeholder} />
      </AfterHydration>
    </div>
  );
}
