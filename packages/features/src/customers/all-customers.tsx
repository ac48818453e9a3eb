"use client";

import { PAGE_SIZE } from "@repo/convex-backend/rules";
import { useLivePages, type QueryStatus } from "@repo/convex-next";
import { TableSkeleton } from "./table/table-skeleton";
import { useEffect, useId, useState } from "react";
import { CustomersTotal } from "./customers-total";
import { customerPagesCall } from "./data";
import { LinkedCustomers } from "./linked-customers";
import { NoCustomers } from "./no-customers";
import type { PreloadedList } from "./preload-list";

interface AllCustomersProps {
  /** How many to begin with. */
  count: number;
  preloaded: PreloadedList | null | undefined;
  /** Called when more are on their way. */
  onCount: (count: number) => void;
  onStatus: (status: QueryStatus) => void;
}

/** The whole list, newest first, page after page as one scrolls; every page is live. */
export function AllCustomers({ count, preloaded, onCount, onStatus }: AllCustomersProps) {
  // Only the first page's length is asked for; the pages after it come on their own.
  const [first] = useState(() => customerPagesCall(count));
  const { status, data, hasMore, loadMore } = useLivePages(first, preloaded?.page, { pageSize: PAGE_SIZE });
  useEffect(() => onStatus(status), [onStatus, status]);
  const totalId = useId();

  if (status === "signed-out") return null;
  if (data?.length === 0) return <NoCustomers />;
  return (
    <>
      <CustomersTotal id={totalId} loaded={data?.length} hasMore={hasMore} preloaded={preloaded?.count} />
      {data ? (
        <LinkedCustomers
          customers={data}
          describedBy={totalId}
          hasMore={hasMore}
          onLoadMore={() => {
            if (loadMore()) onCount(data.length + PAGE_SIZE);
          }}
        />
      ) : (
        <TableSkeleton rows={count === PAGE_SIZE ? undefined : count} />
      )}
    </>
  );
}
