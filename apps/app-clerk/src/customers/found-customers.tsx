"use client";

import { useLiveQuery } from "@repo/convex-next";
import { Button, EmptyState, TableSkeleton } from "@repo/ui";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { foundCustomersCall } from "./data";
import { LinkedCustomers } from "./linked-customers";

interface FoundCustomersProps {
  text: string;
  onClear: () => void;
}

/** The customers whose name matches, best first. The last ones stay until those for a new text have come. */
export function FoundCustomers({ text, onClear }: FoundCustomersProps) {
  const found = useLiveQuery(foundCustomersCall(text));
  const [last, setLast] = useState(found.data);
  if (found.data && found.data !== last) setLast(found.data);
  const customers = found.data ?? last;

  if (found.status === "error") throw found.error;
  if (!customers) return <TableSkeleton />;
  if (customers.length === 0) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={`Nobody called “${text}”`}
        description="The search looks at the beginnings of the words in a customer's name."
        action={
          <Button variant="secondary" onClick={onClear}>
            Show all customers
          </Button>
        }
      />
    );
  }
  return <LinkedCustomers customers={customers} />;
}
