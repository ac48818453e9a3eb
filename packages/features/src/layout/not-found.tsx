"use client";

import { Button, ErrorView } from "@repo/ui";
import Link from "next/link";

/** For an address that no page has. A client component: the App Router sends it with every page, in case. */
export function PageNotFound() {
  return (
    <ErrorView
      title="There is no such page"
      message="The address may be mistyped, or the page has moved."
      action={
        <Button asChild>
          <Link href="/">Home</Link>
        </Button>
      }
    />
  );
}
