"use client";

import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { IntentLink, useAuthedMutation } from "@repo/convex-next";
import { Button, EmptyState, toast } from "@repo/ui";
import { CustomersTable, toRow, type Customer } from "@repo/features/customers";
import { Users } from "lucide-react";
import { customerCall } from "@repo/features/customers/data";
import { ROWS } from "../data";

/** Your newest customers. */
export function Rows({ customers }: { customers: readonly Customer[] }) {
  if (customers.length === 0) return <NoRows />;
  return (
    <CustomersTable
      customers={customers.map(toRow)}
      renderLink={(customer, children) => (
        <IntentLink href={`/customers/${customer.id}`} data={[customerCall(customer.id)]}>
          {children}
        </IntentLink>
      )}
    />
  );
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
