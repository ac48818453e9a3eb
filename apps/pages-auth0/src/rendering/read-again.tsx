import { Button } from "@repo/ui";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/router";
import { useState } from "react";

/** Asks the server for the page once more; what is shown stays until the answer is there. */
export function ReadAgain() {
  const { replace, asPath } = useRouter();
  const [pending, setPending] = useState(false);
  return (
    <Button
      variant="secondary"
      pending={pending}
      onClick={() => {
        setPending(true);
        void replace(asPath, undefined, { scroll: false }).finally(() => setPending(false));
      }}
    >
      <RefreshCw aria-hidden /> Read again
    </Button>
  );
}
