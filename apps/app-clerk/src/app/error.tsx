"use client";

import { PageFailed } from "@repo/features/layout";
import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** Keeps the header when a page fails, and offers to try again: on the server too, in case it failed there. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <PageFailed onRetry={retry} />;
}
