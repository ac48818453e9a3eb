"use client";

import type { api } from "@repo/convex-backend/api";
import { PAGE_SIZE } from "@repo/convex-backend/rules";
import { useLivePages, type OwnedPreload, type QueryStatus } from "@repo/convex-next";
import { TableSkeleton } from "./table/table-skeleton";
import { useEffect, useState } from "react";
import { customerPagesCall } from "./data";
import { LinkedCustomers } from "./linked-customers";
import { NoCustomers } from "./no-customers";

interface AllCustomersProps {
  /** How many to begin with. */
  count: number;
  preloaded: OwnedPreload<typeof api.customers.page> | null | undefined;
  /** Called when more are on their way. */
  onCount: (count: number) => void;
  onStatus: (status: QueryStatus) => void;
}

/** The whole list, newest first, page after page as one scrolls; every page is live. */
export function AllCustomers({ count, preloaded, onCount, onStatus }: AllCustomersProps) {
  // Only the first page's length is asked for; the pages after it come on their own.
  const [first] = useState(() => customerPagesCall(count));
  const { status, data, hasMore, loadMore } = useLivePages(first, preloaded, { pageSize: PAGE_SIZE });
  useEffect(() => onStatus(status), [onStatus, status]);

  if (status === "signed-out") return null;
  if (!data) return <TableSkeleton rows={count === PAGE_SIZE ? undefined : count} />;
  if (data.length === 0) return <NoCustomers />;
  return (
    <LinkedCustomers
      customers={data}
      hasMore={hasMore}
      onLoadMore={() => {
        if (loadMore()) onCount(data.length + PAGE_SIZE);
      }}
    />
  );
}
