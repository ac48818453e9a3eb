import type { ReactNode } from "react";
import { Avatar } from "../display/avatar";
import { UtcTime } from "../display/utc-time";
import type { CustomerRow } from "./customer";
import { CustomersSheet, CustomersSheetRow } from "./customers-sheet";
import { StatusBadge } from "./status-badge";

export interface CustomersTableProps {
  readonly customers: readonly CustomerRow[];
  /** Wraps a customer's name in the router's link to that customer. Hovering the row is hovering the link. */
  readonly renderLink: (customer: CustomerRow, children: ReactNode) => ReactNode;
  /** Names the table for assistive technology. Default: "Customers". */
  readonly caption?: string;
}

/** Customers in the order given. Narrow screens leave out the company and the date. */
export function CustomersTable({ customers, renderLink, caption = "Customers" }: CustomersTableProps) {
  return (
    <CustomersSheet caption={caption}>
      {customers.map((customer) => (
        <CustomersSheetRow
          key={customer.id}
          avatar={<Avatar name={customer.name} />}
          name={renderLink(customer, customer.name)}
          email={customer.email}
          company={customer.company}
          status={<StatusBadge status={customer.status} />}
          added={<UtcTime value={customer.createdAt} precision="day" />}
        />
      ))}
    </CustomersSheet>
  );
}
