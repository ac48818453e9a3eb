import { Button } from "@repo/ui";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/router";
import { useState } from "react";
import { refetchPage } from "#layout/refetch-page.ts";

/** Asks the server for the page once more; what is shown stays until the answer is there. */
export function ReadAgain() {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  return (
    <Button
      variant="secondary"
      pending={pending}
      onClick={() => {
        setPending(true);
        void refetchPage(router).finally(() => setPending(false));
      }}
    >
      <RefreshCw aria-hidden /> Read again
    </Button>
  );
}
