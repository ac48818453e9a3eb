"use client";

import { IntentLink } from "@repo/convex-next";
import { CustomersTable, type CustomersTableProps } from "./table/customers-table";
import { useMemo } from "react";
import { customerCall } from "./data";
import { toRow, type Customer } from "./row";

type LinkedCustomersProps = Pick<CustomersTableProps, "describedBy" | "hasMore" | "onLoadMore"> & {
  customers: readonly Customer[];
};

/** Customers whose rows lead to their pages, with the data there before the click. */
export function LinkedCustomers({ customers, ...props }: LinkedCustomersProps) {
  const rows = useMemo(() => customers.map(toRow), [customers]);
  return <CustomersTable {...props} customers={rows} renderLink={linkToCustomer} />;
}

/** Outside of the component: the table renders a row again when this changes. */
const linkToCustomer: CustomersTableProps["renderLink"] = ({ id }, children) => (
  <IntentLink href={`/customers/${id}`} data={[customerCall(id)]} prefetch={false}>
    {children}
  </IntentLink>
);
