"use client";

import { FOUND_LIMIT } from "@repo/convex-backend/rules";
import { useLiveQuery, type QueryStatus } from "@repo/convex-next";
import { Button, EmptyState } from "@repo/ui";
import { TableSkeleton } from "./table/table-skeleton";
import { TableSummary } from "./table/table-summary";
import { SearchX } from "lucide-react";
import { useEffect, useState } from "react";
import { foundCustomersCall } from "./data";
import { LinkedCustomers } from "./linked-customers";

interface FoundCustomersProps {
  text: string;
  onClear: () => void;
  onStatus: (status: QueryStatus) => void;
}

/** The customers whose name matches, best first. The last ones stay until those for a new text have come. */
export function FoundCustomers({ text, onClear, onStatus }: FoundCustomersProps) {
  const found = useLiveQuery(foundCustomersCall(text));
  const [last, setLast] = useState(found.data);
  if (found.data && found.data !== last) setLast(found.data);
  const customers = found.data ?? last;
  const { status } = found;
  useEffect(() => onStatus(status), [onStatus, status]);

  if (found.status === "error") throw found.error;
  return (
    <>
      {/* In the document before it has anything to say: assistive technology announces what changes in it. */}
      <TableSummary announced>{customers && summary(customers.length)}</TableSummary>
      {!customers && <TableSkeleton />}
      {customers?.length === 0 && (
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
      )}
      {customers && customers.length > 0 && <LinkedCustomers customers={customers} />}
    </>
  );
}

function summary(found: number): string {
  if (found >= FOUND_LIMIT) return `The first ${FOUND_LIMIT} matches. Type more to narrow them down.`;
  if (found === 0) return "No customers found";
  return found === 1 ? "1 customer found" : `${found} customers found`;
}
