"use client";

import type { api } from "@repo/convex-backend/api";
import { useLiveQuery, type OwnedPreload } from "@repo/convex-next";
import { customersCountCall } from "./data";
import { TableSummary } from "./table/table-summary";

interface CustomersTotalProps {
  id: string;
  /** How many are loaded; undefined while that is not known. */
  loaded: number | undefined;
  /** Whether there are more. */
  hasMore: boolean;
  preloaded: OwnedPreload<typeof api.customers.count> | null | undefined;
}

/** How many customers there are: those that are loaded, or what the deployment counts. */
export function CustomersTotal({ id, loaded, hasMore, preloaded }: CustomersTotalProps) {
  return (
    <TableSummary id={id}>
      {loaded !== undefined && (hasMore ? <CountedTotal preloaded={preloaded} /> : inWords(loaded))}
    </TableSummary>
  );
}

function CountedTotal({ preloaded }: Pick<CustomersTotalProps, "preloaded">) {
  const count = useLiveQuery(customersCountCall, preloaded);
  if (count.status === "error") throw count.error;
  return count.data == null ? null : inWords(count.data);
}

/** "10,000 customers" */
const inWords = (count: number) =>
  `${count.toLocaleString("en-US")} ${count === 1 ? "customer" : "customers"}`;
