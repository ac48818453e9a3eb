"use client";

import { Button } from "@repo/ui";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";

/** Asks the server for the page once more; what is shown stays until the answer is there. */
export function ReadAgain() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <Button variant="secondary" pending={pending} onClick={() => startTransition(() => router.refresh())}>
      <RefreshCw aria-hidden /> Read again
    </Button>
  );
}
