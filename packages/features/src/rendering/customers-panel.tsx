"use client";

import { IntentLink } from "@repo/convex-next";
import { Button, EmptyState } from "@repo/ui";
import { LinkedCustomers } from "../customers/linked-customers";
import { TableSkeleton } from "../customers/table/table-skeleton";
import { Users } from "lucide-react";
import { customerPagesCall } from "../customers/data";
import type { Customer } from "../customers/row";

/** Your customers, or their place while they are on their way. */
export function CustomersPanel({ customers }: { customers: readonly Customer[] | undefined }) {
  return (
    <section aria-labelledby="your-customers">
      <h2 id="your-customers" className="mb-3 text-lg font-semibold tracking-tight">
        Your customers
      </h2>
      <Rows customers={customers} />
    </section>
  );
}

function Rows({ customers }: { customers: readonly Customer[] | undefined }) {
  if (customers === undefined) return <TableSkeleton />;
  if (customers.length === 0) return <NoCustomers />;
  return <LinkedCustomers customers={customers} />;
}

function NoCustomers() {
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title="No customers yet"
      description="Add some on the Customers page, and come back to see them rendered."
      action={
        <Button variant="secondary" asChild>
          <IntentLink href="/customers" data={[customerPagesCall()]}>
            Go to customers
          </IntentLink>
        </Button>
      }
    />
  );
}
