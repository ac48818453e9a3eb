import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { useAuthedMutation } from "@repo/convex-next";
import { Button, toast } from "@repo/ui";
import { useState } from "react";

/** Adds made-up customers by a mutation from the browser. */
export function AddSamples() {
  const addSamples = useAuthedMutation(api.customers.addSamples);
  const [pending, setPending] = useState(false);
  return (
    <Button
      variant="secondary"
      pending={pending}
      onClick={() => {
        setPending(true);
        addSamples({})
          .catch((error: unknown) => toast.error(describeError(error).message))
          .finally(() => setPending(false));
      }}
    >
      Add sample customers
    </Button>
  );
}
