"use client";

import { useState, type ReactNode } from "react";
import type { CustomerRow } from "../customer";
import { CustomersRows } from "./customers-rows";
import { CustomersSheet } from "./customers-sheet";
import { isVirtualised } from "./virtual-rows";
import { useLoadMore } from "./use-load-more";

export interface CustomersTableProps {
  readonly customers: readonly CustomerRow[];
  /** Wraps a customer's name in the router's link to that customer. Hovering the row is hovering the link. */
  readonly renderLink: (customer: CustomerRow, children: ReactNode) => ReactNode;
  /** Names the table for assistive technology. Default: "Customers". */
  readonly caption?: string;
  /** More customers follow those given: the footer says that they are being loaded. */
  readonly hasMore?: boolean;
  /**
   * Called when there is more and the end of the list is less than a view's height away. May be called again while
   * the next customers are on their way: the owner of the data knows whether they are.
   */
  readonly onLoadMore?: () => void;
  /** The id of what describes the table to assistive technology: how many customers there are, say. */
  readonly describedBy?: string;
}

/**
 * Customers in the order given. Narrow screens leave out the company and the date.
 *
 * Of more than 100, only the rows near the view are in the document (on the server, the first 21), and assistive
 * technology is told how many there are. The table has the height of all its rows from its first render on: going
 * back finds its place, provided that the table is given at least the customers that were loaded on leaving.
 */
export function CustomersTable(props: CustomersTableProps) {
  const { customers, renderLink, caption = "Customers", hasMore = false, onLoadMore, describedBy } = props;
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  useLoadMore(body, customers, hasMore, onLoadMore);
  const numbered = hasMore || isVirtualised(customers.length);
  return (
    <CustomersSheet
      caption={caption}
      describedBy={describedBy}
      bodyRef={setBody}
      // WAI-ARIA 1.2, aria-rowcount: -1 where the number of rows is not known; the headings' row counts.
      rowCount={hasMore ? -1 : numbered ? customers.length + 1 : undefined}
      footer={
        hasMore && (
          <div className="flex min-h-12 items-center border-t border-border px-4 text-sm text-muted">
            <output>Loading more…</output>
          </div>
        )
      }
    >
      <CustomersRows customers={customers} renderLink={renderLink} body={body} numbered={numbered} />
    </CustomersSheet>
  );
}
