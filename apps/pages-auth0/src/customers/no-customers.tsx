import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { useAuthedMutation } from "@repo/convex-next";
import { Button, EmptyState, toast } from "@repo/ui";
import { Users } from "lucide-react";
import { useState } from "react";

export function NoCustomers() {
  const addSamples = useAuthedMutation(api.customers.addSamples);
  const [pending, setPending] = useState(false);
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title="No customers yet"
      description="Add your first one, or start with a handful of made-up customers."
      action={
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
      }
    />
  );
}
