"use client";

import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { useAuthedMutation } from "@repo/convex-next";
import { Button, EmptyState, toast } from "@repo/ui";
import { LinkedCustomers, type Customer } from "@repo/features/customers";
import { Users } from "lucide-react";
import { ROWS } from "../data";

/** Your newest customers. */
export function Rows({ customers }: { customers: readonly Customer[] }) {
  if (customers.length === 0) return <NoRows />;
  return <LinkedCustomers customers={customers} />;
}

function NoRows() {
  const addSamples = useAuthedMutation(api.customers.addSamples);
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title="No customers yet"
      description="The lab is about rows: add some made-up ones, and go back."
      action={
        <Button
          variant="secondary"
          onClick={() => {
            addSamples({ count: ROWS }).catch((error: unknown) => toast.error(describeError(error).message));
          }}
        >
          Add {ROWS} sample customers
        </Button>
      }
    />
  );
}
