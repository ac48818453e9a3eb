"use client";

import { Button, ErrorView } from "@repo/ui";
import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** Keeps the header when a page fails, and offers to try again: on the server too, in case it failed there. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const router = useRouter();
  return (
    <ErrorView
      title="This page could not be shown"
      message="Nothing is lost. If it happens again, come back in a minute."
      action={
        <Button
          onClick={() =>
            startTransition(() => {
              router.refresh();
              reset();
            })
          }
        >
          Try again
        </Button>
      }
    />
  );
}
