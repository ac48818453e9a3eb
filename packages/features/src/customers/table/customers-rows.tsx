"use client";

import { memo, useId, useState, type ReactNode } from "react";
import { Avatar, UtcTime } from "@repo/ui";
import type { CustomerRow } from "../customer";
import { CustomersSheetGap, CustomersSheetRow } from "./customers-sheet";
import { rowsWithNeighbours, useVirtualRows } from "./virtual-rows";
import { StatusBadge } from "./status-badge";

interface RowProps {
  readonly customer: CustomerRow;
  readonly renderLink: (customer: CustomerRow, children: ReactNode) => ReactNode;
  readonly id: string;
  readonly rowIndex: number | undefined;
  readonly onFocus: (id: string) => void;
}

// Scrolling by a row renders that row and none of the others.
const Row = memo(function Row({ customer, renderLink, id, rowIndex, onFocus }: RowProps) {
  return (
    <CustomersSheetRow
      avatar={<Avatar name={customer.name} />}
      name={renderLink(customer, customer.name)}
      email={customer.email}
      company={customer.company}
      status={<StatusBadge status={customer.status} />}
      added={<UtcTime value={customer.createdAt} precision="day" />}
      id={id}
      rowIndex={rowIndex}
      onFocus={() => onFocus(customer.id)}
    />
  );
});

export interface CustomersRowsProps {
  readonly customers: readonly CustomerRow[];
  readonly renderLink: RowProps["renderLink"];
  /** Where these rows are. */
  readonly body: HTMLElement | null;
  /** Rows say their place for assistive technology. */
  readonly numbered: boolean;
}

/** The rows near the view, those around the focus, and gaps as high as the rows left out. */
export function CustomersRows({ customers, renderLink, body, numbered }: CustomersRowsProps) {
  // Kept after a blur: the row that Tab is about to reach must not go before the focus gets there.
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const prefix = useId();
  const view = useVirtualRows(body, customers.length);
  const focused = focusedId === null ? -1 : customers.findIndex((customer) => customer.id === focusedId);

  const rows: ReactNode[] = [];
  let next = 0;
  for (const index of rowsWithNeighbours(view, focused, customers.length)) {
    const customer = customers[index];
    if (customer === undefined) continue;
    // A gap is keyed by the row it precedes, so elements never change their order: one that moves loses the focus.
    if (index > next) rows.push(<CustomersSheetGap key={`gap before ${customer.id}`} rows={index - next} />);
    rows.push(
      <Row
        key={customer.id}
        customer={customer}
        renderLink={renderLink}
        // Chromium remembers a place in the page by a selector (ScrollAnchor::GetSerializedAnchor). By its number among
        // the rows in the document it would be another row after a reload; with an id it is that row or none.
        id={`${prefix}${customer.id}`}
        rowIndex={numbered ? index + 2 : undefined}
        onFocus={setFocusedId}
      />,
    );
    next = index + 1;
  }
  if (next < customers.length)
    rows.push(<CustomersSheetGap key="gap at the end" rows={customers.length - next} />);
  return rows;
}
